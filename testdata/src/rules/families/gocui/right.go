package gocui

import (
	"net/http"

	"github.com/awesome-gocui/gocui"
)

func loadKey(g *gocui.Gui, show func(*http.Response, error)) {
	g.SetKeybinding("", 'l', 0, func(g *gocui.Gui, _ *gocui.View) error {
		go func() {
			resp, err := http.Get("http://x")
			g.Update(func(*gocui.Gui) error {
				show(resp, err)
				return nil
			})
		}()
		return nil
	})
}
