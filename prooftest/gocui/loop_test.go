package gocui

import (
	"testing"

	"github.com/awesome-gocui/gocui"

	"github.com/loopblock/loopblock/prooftest/held"
)

// gocui keeps its screen in a global: one test, and none of -count.
func TestKeybinding(t *testing.T) {
	g, err := gocui.NewGui(gocui.OutputSimulator, true)
	if err != nil {
		t.Fatal(err)
	}
	events := make(chan event, 10)
	if err := bind(g, events); err != nil {
		t.Fatal(err)
	}
	screen := g.GetTestingScreen()
	screen.StartGui()
	held.StandsStill(t,
		func(url string) { events <- event{url: url}; screen.SendKey(gocui.KeyEnter) },
		func(f func()) { events <- event{call: f}; screen.SendKey(gocui.KeyEnter) })
}
