// Package gocui tests offload/post on gocui's main loop.
package gocui

import (
	"testing"

	"github.com/awesome-gocui/gocui"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/sdktest/looptest"
)

// used is set when the process has had its one screen.
var used bool

func TestPost(t *testing.T) {
	if used {
		t.Skip("gocui keeps its screen in a global that a second Gui races with: once a process")
	}
	used = true
	g, err := gocui.NewGui(gocui.OutputSimulator, true)
	if err != nil {
		t.Fatal(err)
	}
	events := make(chan func(), 100)
	onKey := func(*gocui.Gui, *gocui.View) error { (<-events)(); return nil }
	if err := g.SetKeybinding("", gocui.KeyEnter, gocui.ModNone, onKey); err != nil {
		t.Fatal(err)
	}
	screen := g.GetTestingScreen()
	screen.StartGui()

	// Not Update: it starts a goroutine for each call, which loses the order.
	ui := post.Serialize(func(f func()) {
		g.UpdateAsync(func(*gocui.Gui) error { f(); return nil })
	})
	l := looptest.Loop{
		Event:  func(f func()) { events <- f; screen.SendKey(gocui.KeyEnter) },
		Poster: ui,
	}
	looptest.Check(t, l)
	looptest.CheckGo(t, l)
	if err := ui.Close(t.Context()); err != nil {
		t.Error(err)
	}
	// Last, since it leaves the loop stuck.
	t.Run("UpdateAsyncFromTheLoopDeadlocks", func(t *testing.T) { directly(t, g) })
}

// directly is why there is a Serialize: the queue of UpdateAsync holds 20, and
// only the loop that waits for room in it could make some.
func directly(t *testing.T, g *gocui.Gui) {
	returned := make(chan struct{})
	g.UpdateAsync(func(*gocui.Gui) error {
		for range 21 {
			g.UpdateAsync(func(*gocui.Gui) error { return nil })
		}
		close(returned)
		return nil
	})
	looptest.Never(t, returned)
}
