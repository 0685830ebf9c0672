// Package gio tests an Inbox in frames of Gio. Without a window, what
// app.Window does is done here: events are queued, frames are drawn when
// something asks for one.
package gio

import (
	"context"
	"image"
	"sync"
	"testing"
	"time"

	"gioui.org/f32"
	"gioui.org/io/input"
	"gioui.org/io/pointer"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/widget"
	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/sdktest/looptest"
)

// A window has the parts of app.Window that matter: the router of events, and an
// Invalidate that does nothing from one call to the end of the frame that it
// brings (see mayInvalidate in Gio's app/window.go).
type window struct {
	router input.Router
	draw   func(gtx layout.Context)

	mu     sync.Mutex
	asked  bool
	clicks int
	wake   chan struct{}
	quit   chan struct{}
}

func (w *window) Invalidate() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.asked {
		w.asked = true
		w.signal()
	}
}

func (w *window) signal() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// click comes from outside, and brings a frame.
func (w *window) click() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.clicks++
	w.signal()
}

func (w *window) run() {
	w.frame() // declares the handlers
	for {
		select {
		case <-w.wake:
		case <-w.quit:
			return
		}
		for {
			w.mu.Lock()
			clicks := w.clicks
			w.clicks = max(0, clicks-1)
			w.mu.Unlock()
			if clicks > 0 {
				press := pointer.Event{Source: pointer.Mouse, Buttons: pointer.ButtonPrimary, Kind: pointer.Press, Position: f32.Pt(50, 50)}
				release := press
				release.Kind, release.Buttons = pointer.Release, 0
				w.router.Queue(press, release)
			}
			w.frame()
			if clicks < 2 {
				break
			}
		}
		w.mu.Lock()
		w.asked = false
		w.mu.Unlock()
	}
}

func (w *window) frame() {
	gtx := layout.Context{Ops: new(op.Ops), Constraints: layout.Exact(image.Pt(100, 100)), Source: w.router.Source(), Now: time.Now()}
	w.draw(gtx)
	w.router.Frame(gtx.Ops)
}

// start opens a window with one button, which calls the next of what events holds.
func start(t *testing.T, inbox *post.Inbox) (w *window, events chan func()) {
	w = &window{wake: make(chan struct{}, 1), quit: make(chan struct{})}
	events = make(chan func(), 100)
	var button widget.Clickable
	w.draw = func(gtx layout.Context) {
		inbox.Serve(w.Invalidate)
		for button.Clicked(gtx) {
			(<-events)()
		}
		button.Layout(gtx, func(gtx layout.Context) layout.Dimensions {
			return layout.Dimensions{Size: gtx.Constraints.Min}
		})
	}
	var wg sync.WaitGroup
	wg.Go(w.run)
	t.Cleanup(func() { close(w.quit); wg.Wait() })
	return w, events
}

func TestPost(t *testing.T) {
	inbox := &post.Inbox{}
	w, events := start(t, inbox)
	l := looptest.Loop{
		Event:  func(f func()) { events <- f; w.click() },
		Poster: inbox,
	}
	looptest.Check(t, l)
	looptest.CheckGo(t, l)
}

// TestFramesDrawWhatIsThere: frames go on while a file is read, with what there is.
func TestFramesDrawWhatIsThere(t *testing.T) {
	w, events := start(t, post.Frames)
	drawn := make(chan string, 1000)
	text := "nothing"
	inner := w.draw
	looptest.Receive(t, onFrame(w, events, func() {
		w.draw = func(gtx layout.Context) { inner(gtx); drawn <- text }
	}))
	gate := make(chan struct{})
	looptest.Receive(t, onFrame(w, events, func() {
		post.Go(post.Frames, func(ctx context.Context) {
			text = offload.Get(ctx, func() string { <-gate; return "loaded" })
		})
	}))
	w.click()
	events <- func() {}
	if s := looptest.Receive(t, drawn); s != "nothing" {
		t.Errorf("drawn: %q", s)
	}
	close(gate)
	for looptest.Receive(t, drawn) != "loaded" {
	}
}

func onFrame(w *window, events chan func(), f func()) chan bool {
	done := make(chan bool, 1)
	events <- func() { f(); done <- true }
	w.click()
	return done
}
