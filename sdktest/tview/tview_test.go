// Package tview tests offload/post on tview's event loop.
package tview

import (
	"sync"
	"testing"

	"github.com/gdamore/tcell/v2"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/sdktest/looptest"
	"github.com/rivo/tview"
)

// start runs an application on a simulated screen, where each key press calls
// the next function of events.
func start(t *testing.T) (app *tview.Application, events chan func()) {
	screen := tcell.NewSimulationScreen("")
	if err := screen.Init(); err != nil {
		t.Fatal(err)
	}
	screen.SetSize(40, 10)
	app = tview.NewApplication().SetScreen(screen).SetRoot(tview.NewTextView(), true)
	events = make(chan func(), 100)
	app.SetInputCapture(func(*tcell.EventKey) *tcell.EventKey {
		(<-events)()
		return nil
	})
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := app.Run(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(func() { app.Stop(); wg.Wait() })
	app.QueueUpdate(func() {}) // it runs
	return app, events
}

func press(app *tview.Application) {
	app.QueueEvent(tcell.NewEventKey(tcell.KeyRune, 'x', tcell.ModNone))
}

func TestPost(t *testing.T) {
	app, events := start(t)
	ui := post.Serialize(func(f func()) { app.QueueUpdate(f) })
	l := looptest.Loop{
		Event:  func(f func()) { events <- f; press(app) },
		Poster: ui,
	}
	looptest.Check(t, l)
	looptest.CheckGo(t, l)
	if err := ui.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestPostDraws(t *testing.T) {
	app, events := start(t)
	view := tview.NewTextView()
	drawn := make(chan string, 10)
	view.SetDrawFunc(func(_ tcell.Screen, x, y, w, h int) (int, int, int, int) {
		drawn <- view.GetText(true)
		return x, y, w, h
	})
	app.QueueUpdate(func() { app.SetRoot(view, true) })
	events <- func() {
		ui := post.Serialize(func(f func()) { app.QueueUpdateDraw(f) }) // in passing, as a fixer writes it
		post.Then(ui, func() (string, error) { return "loaded", nil }, func(s string, err error) {
			view.SetText(s)
		})
	}
	press(app)
	for looptest.Receive(t, drawn) != "loaded" {
	}
}

// TestQueueUpdateOnTheLoopDeadlocks is why there is a Serialize: one call is
// enough, it waits for the loop that makes it.
func TestQueueUpdateOnTheLoopDeadlocks(t *testing.T) {
	app := tview.NewApplication()
	returned := make(chan struct{})
	screen := tcell.NewSimulationScreen("")
	if err := screen.Init(); err != nil {
		t.Fatal(err)
	}
	app.SetScreen(screen).SetRoot(tview.NewBox(), true)
	go func() { _ = app.Run() }() // stays stuck until the test program ends
	go app.QueueUpdate(func() {
		app.QueueUpdate(func() {})
		close(returned)
	})
	looptest.Never(t, returned)
}
