//go:build desktop

// Package fynedesktop tests offload/post on the loop of fyne's desktop driver.
// It needs cgo, the headers of OpenGL and X11, and a display:
//
//	xvfb-run go test -tags desktop ./fynedesktop
package fynedesktop

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/sdktest/looptest"
)

var (
	events = make(chan func(), 100)
	button *widget.Button
)

// TestMain gives the driver the main thread, which it insists on, and runs the
// tests beside it.
func TestMain(m *testing.M) {
	a := app.NewWithID("loopblock.sdktest")
	w := a.NewWindow("post")
	button = widget.NewButton("next", func() { (<-events)() })
	w.SetContent(button)
	w.Show()
	code := make(chan int, 1)
	a.Lifecycle().SetOnStarted(func() {
		go func() {
			code <- m.Run()
			fyne.Do(a.Quit)
		}()
	})
	a.Run()
	os.Exit(<-code)
}

func tap(f func()) {
	events <- f
	fyne.Do(func() { test.Tap(button) })
}

func TestPost(t *testing.T) {
	looptest.Check(t, looptest.Loop{Event: tap, Poster: post.To(fyne.Do)})
}

func TestSerializeMakesAPosterOfDoAndWait(t *testing.T) {
	ui := post.Serialize(fyne.DoAndWait)
	looptest.Check(t, looptest.Loop{Event: tap, Poster: ui})
	if err := ui.Close(t.Context()); err != nil {
		t.Error(err)
	}
}
