// Package ui is a layer over a framework: what it passes on, it passes on to a loop.
package ui

import (
	"fyne.io/fyne/v2/widget"
	"github.com/rivo/tview"
)

func Button(label string, f func()) *tview.Button {
	return tview.NewButton(label).SetSelectedFunc(f)
}

func Buttons(fs ...func()) {
	for _, f := range fs {
		Button("x", f)
	}
}

func Nested(f func()) { Button("nested", func() { f() }) }

// A Task is started by a button.
type Task struct {
	Name  string
	Run   func()
	Name2 func() string
}

func (t *Task) Button() *tview.Button {
	return tview.NewButton(t.Name).SetSelectedFunc(func() { t.Run() })
}

// A Toolkit has methods that take callbacks.
type Toolkit struct{}

func (Toolkit) OnClick(label string, f func()) { widget.NewButton(label, f) }

// Background runs what it is given elsewhere.
func Background(f func()) { go f() }

//loopblock:loop param=f
func Declared(f func()) {}

//loopblock:offloads param=f
func Offload(f func()) { f() }

//loopblock:onloop param=f
func Post(f func()) {}

// A Screen is drawn on the loop.
type Screen interface {
	//loopblock:loop
	Draw()
	Close()
}

// A Handler runs on the loop.
//
//loopblock:loop
type Handler func(string)

// Events are handled on the loop.
type Events struct {
	//loopblock:loop
	OnKey func()
	OnEnd func()
}

// A Widget runs on the loop altogether.
//
//loopblock:loop
type Widget interface {
	Layout()
	Paint()
}

//loopblock:blocks network
func Sync() {}

//loopblock:nonblocking -- it only looks as if it did
func Cached() { tview.NewApplication().Draw(); <-make(chan int) }

// A Remote is far away.
type Remote interface {
	//loopblock:blocks database
	Fetch() string
	Local() string
}
