package tview

import (
	"sync"
	"testing"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"

	"github.com/loopblock/loopblock/prooftest/held"
)

func newApp(t *testing.T, root tview.Primitive) *tview.Application {
	screen := tcell.NewSimulationScreen("")
	if err := screen.Init(); err != nil {
		t.Fatal(err)
	}
	screen.SetSize(40, 10)
	return tview.NewApplication().SetScreen(screen).SetRoot(root, true)
}

func press(app *tview.Application, key tcell.Key) {
	app.QueueEvent(tcell.NewEventKey(key, 0, tcell.ModNone))
}

func TestInputCapture(t *testing.T) {
	app := newApp(t, tview.NewBox())
	events := make(chan event, 10)
	onKey(app, events)
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := app.Run(); err != nil {
			t.Error(err)
		}
	})
	app.QueueUpdate(func() {}) // it runs
	held.StandsStill(t,
		func(url string) { events <- event{url: url}; press(app, tcell.KeyEnter) },
		func(f func()) { events <- event{call: f}; press(app, tcell.KeyEnter) })
	app.Stop()
	wg.Wait()
}

func TestQueueUpdateDrawInACallbackDeadlocks(t *testing.T) {
	returned, next := make(chan struct{}), make(chan struct{})
	app := newApp(t, tview.NewBox())
	app.SetRoot(onButton(app, returned), true)
	go func() { _ = app.Run() }() // stays stuck until the test program ends
	app.QueueUpdate(func() {})
	press(app, tcell.KeyEnter)
	held.Never(t, returned)
	go app.QueueUpdate(func() { close(next) })
	held.Never(t, next)
}
