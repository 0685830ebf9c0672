// Package behind has types of its own behind its interfaces: each way to the call begins a coroutine.
package behind

import (
	"log"

	"gioui.org/layout"

	"remedies/lib"
)

type controller interface {
	Save(name string)
	Rename(old, name string) bool
}

type view struct {
	controller controller
	clicked    func() bool
}

func newView(c controller) *view { return &view{controller: c} }

func (v *view) Layout(gtx layout.Context) layout.Dimensions {
	if v.clicked() {
		v.controller.Save("x")
	}
	return v.tools(gtx)
}

func (v *view) tools(gtx layout.Context) layout.Dimensions {
	if v.clicked() {
		v.controller.Save("y")
	}
	if v.clicked() && v.controller.Rename("x", "y") {
		log.Print("renamed")
	}
	return layout.Dimensions{}
}

type control struct{ saved int }

func (c *control) Save(name string) {
	lib.Nothing(name) // want `^os\.RemoveAll waits .*, in \(\*behind\.control\)\.Save, the only implementation of behind\.controller`
	c.saved++
}

func (c *control) Rename(old, name string) bool {
	lib.Nothing(name) // want `^os\.RemoveAll waits`
	return true
}

func start() *view { return newView(&control{}) }
