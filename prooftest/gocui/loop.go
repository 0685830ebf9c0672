// Package gocui has a key handler that blocks gocui's main loop.
package gocui

import (
	"github.com/awesome-gocui/gocui"

	"github.com/loopblock/loopblock/prooftest/held"
)

// An event is what a key press stands for.
type event struct {
	url  string // to get
	call func() // to call
}

func bind(g *gocui.Gui, events <-chan event) error {
	return g.SetKeybinding("", gocui.KeyEnter, gocui.ModNone, func(*gocui.Gui, *gocui.View) error {
		select {
		case e := <-events:
			if e.url != "" {
				held.Get(e.url) // finding: network
			} else {
				e.call()
			}
		default:
		}
		return nil
	})
}
