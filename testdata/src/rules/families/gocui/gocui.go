package gocui

import (
	"net/http"

	"github.com/awesome-gocui/gocui"
)

func keys(g *gocui.Gui) {
	g.SetKeybinding("", 'r', 0, func(g *gocui.Gui, _ *gocui.View) error {
		go func() {
			http.Get("http://x")
			g.Update(func(*gocui.Gui) error {
				_, err := http.Get("http://x") // want `^http\.Get waits for a peer`
				return err
			})
		}()
		_, err := http.Get("http://x") // want `^http\.Get waits for a peer`
		return err
	})
}
