// Package fyne tests offload/post with fyne.Do. Fyne's test driver has no loop:
// it runs what is given to fyne.Do at once, wherever that is. So the tests
// put one under it that behaves like the desktop driver's. The desktop
// driver itself is tested in package fynedesktop, where there is a screen.
package fyne

import (
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/sdktest/looptest"
)

// app is the test app with a loop.
type app struct {
	fyne.App
	driver *driver
}

func (a *app) Driver() fyne.Driver { return a.driver }

// driver runs functions one at a time, from a queue without a bound.
type driver struct {
	fyne.Driver
	mu    sync.Mutex
	more  *sync.Cond
	funcs []func()
	over  bool
}

func (d *driver) DoFromGoroutine(f func(), wait bool) {
	done := make(chan struct{})
	d.mu.Lock()
	d.funcs = append(d.funcs, func() { f(); close(done) })
	d.mu.Unlock()
	d.more.Signal()
	if wait {
		<-done
	}
}

func (d *driver) Run() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for !d.over {
		if len(d.funcs) == 0 {
			d.more.Wait()
			continue
		}
		f := d.funcs[0]
		d.funcs = d.funcs[1:]
		d.mu.Unlock()
		f()
		d.mu.Lock()
	}
}

func (d *driver) Quit() {
	d.mu.Lock()
	d.over = true
	d.mu.Unlock()
	d.more.Signal()
}

// start runs a window with a button on which each tap calls the next event.
func start(t *testing.T) (tap func(f func())) {
	inner := test.NewApp()
	d := &driver{Driver: inner.Driver()}
	d.more = sync.NewCond(&d.mu)
	fyne.SetCurrentApp(&app{inner, d})
	var wg sync.WaitGroup
	wg.Go(d.Run)
	t.Cleanup(func() { d.Quit(); wg.Wait() })

	events := make(chan func(), 100)
	button := widget.NewButton("next", func() { (<-events)() })
	fyne.DoAndWait(func() { test.NewWindow(button) })
	return func(f func()) {
		events <- f
		fyne.Do(func() { test.Tap(button) })
	}
}

func TestPost(t *testing.T) {
	looptest.Check(t, looptest.Loop{Event: start(t), Poster: post.To(fyne.Do)})
}

func TestSerializeMakesAPosterOfDoAndWait(t *testing.T) {
	tap := start(t)
	ui := post.Serialize(fyne.DoAndWait)
	looptest.Check(t, looptest.Loop{Event: tap, Poster: ui})
	if err := ui.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestWidgetIsSetOnTheLoop(t *testing.T) {
	tap := start(t)
	label := widget.NewLabel("loading")
	set := make(chan string, 1)
	tap(func() {
		post.Then(post.To(fyne.Do), func() (string, error) { return "loaded", nil },
			func(s string, err error) {
				label.SetText(s)
				set <- label.Text
			})
	})
	if got := looptest.Receive(t, set); got != "loaded" {
		t.Errorf("label %q", got)
	}
}
