package gotk

import (
	"net/http"

	"github.com/diamondburned/gotk4/pkg/gtk/v4"
	"github.com/gotk3/gotk3/glib"
)

func connect(o *glib.Object, b *gtk.Button) gtk.WidgetOverrides {
	o.Connect("clicked", func() {
		http.Get("http://x") // want `^http\.Get waits for a peer`
	})
	b.ConnectClicked(func() {
		go func() {
			http.Get("http://x")
			glib.IdleAdd(func() {
				http.Get("http://x") // want `^http\.Get waits for a peer`
			})
		}()
	})
	return gtk.WidgetOverrides{SizeAllocate: func(int, int, int) {
		http.Get("http://x") // want `^http\.Get waits for a peer`
	}}
}
