package tview

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/gdamore/tcell/v2"
	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/sdktest/looptest"
	"github.com/rivo/tview"
)

// TestQueueUpdateInGoReturns: what deadlocks on the loop is a wait like any
// other in a coroutine, since the loop is free meanwhile.
func TestQueueUpdateInGoReturns(t *testing.T) {
	app, events := start(t)
	ui := post.Serialize(func(f func()) { app.QueueUpdate(f) })
	ran := make(chan bool, 1)
	events <- func() {
		post.Go(ui, func(ctx context.Context) {
			updated := false
			offload.Exec(ctx, func() { app.QueueUpdateDraw(func() { updated = true }) })
			ran <- updated
		})
	}
	press(app)
	if !looptest.Receive(t, ran) {
		t.Error("it returned before the update ran")
	}
}

// A closing tells how an application ended.
type closing struct {
	tcell.SimulationScreen
	closed chan struct{}
}

func (s closing) Fini() {
	s.SimulationScreen.Fini()
	close(s.closed)
}

var errBoom = errors.New("boom")

// TestPanicInGoRestoresTheTerminal: tview's own recover sees it, at once and later.
func TestPanicInGoRestoresTheTerminal(t *testing.T) {
	for _, when := range []string{"at once", "later"} {
		t.Run(when, func(t *testing.T) {
			screen := closing{tcell.NewSimulationScreen(""), make(chan struct{})}
			if err := screen.Init(); err != nil {
				t.Fatal(err)
			}
			app := tview.NewApplication().SetScreen(screen).SetRoot(tview.NewTextView(), true)
			ui := post.Serialize(func(f func()) { app.QueueUpdate(f) })
			app.SetInputCapture(func(*tcell.EventKey) *tcell.EventKey {
				post.Go(ui, func(ctx context.Context) {
					if when == "later" {
						offload.Exec(ctx, func() {})
					}
					panic(errBoom)
				})
				return nil
			})
			raised := make(chan any, 1)
			go func() {
				defer func() { raised <- recover() }()
				_ = app.Run()
			}()
			press(app)
			looptest.Receive(t, screen.closed)
			if err, _ := looptest.Receive(t, raised).(error); !errors.Is(err, errBoom) {
				t.Errorf("Run panicked with %v", err)
			}
		})
	}
}

// TestGoAfterStop: an application that has stopped never runs what it is given,
// and does not say so. Close does it for it.
func TestGoAfterStop(t *testing.T) {
	screen := tcell.NewSimulationScreen("")
	if err := screen.Init(); err != nil {
		t.Fatal(err)
	}
	app := tview.NewApplication().SetScreen(screen).SetRoot(tview.NewTextView(), true)
	ui := post.Serialize(func(f func()) { app.QueueUpdate(f) }) // stuck until the test program ends
	gate, ended := make(chan struct{}), make(chan struct{})
	app.SetInputCapture(func(*tcell.EventKey) *tcell.EventKey {
		post.Go(ui, func(ctx context.Context) {
			defer close(ended)
			offload.Exec(ctx, func() { <-gate })
			t.Error("it goes on")
		})
		app.Stop()
		return nil
	})
	press(app)
	if err := app.Run(); err != nil {
		t.Fatal(err)
	}
	close(gate)
	looptest.Never(t, ended)
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if err := ui.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Close: %v", err)
	}
	looptest.Receive(t, ended)
}
