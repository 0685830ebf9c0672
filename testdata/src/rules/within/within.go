// Package within has types of its own behind its interfaces: what leaves the package there is for its author to change.
package within

import (
	"os"
	"time"

	"rules/libs/engines"
	"rules/libs/parts"
)

type controller interface {
	Save(name string)
	Close()
	Rest()
}

type view struct{ controller controller }

//loopblock:loop
func (v *view) Key() {
	v.controller.Save("x")
	v.controller.Close()
	v.controller.Rest()
}

//loopblock:loop
func (v *view) Click() { v.controller.Save("y") }

type control struct {
	*view
	store parts.Store
	other other
}

func (c *control) Save(name string) {
	c.keep(name)
	_ = os.RemoveAll(name) // want `^os\.RemoveAll waits for a file system, on an event loop, in \(\*within\.control\)\.Save, the only implementation of within\.controller: `
	c.other.Again()
}

func (c *control) keep(name string) {
	_ = c.store.Load() // want `^os\.ReadFile waits for a file system, on an event loop, in \(\*engines\.File\)\.Load; 3 of 4 implementations of parts\.Store block: \(\*within\.view\)\.(Click|Key) → \(\*within\.control\)\.Save → \(\*within\.control\)\.keep → \(\*engines\.File\)\.Load`
}

// Nothing blocks here.
func (c *control) Close() { c.view = nil }

// It is on the loop whatever holds it.
//
//loopblock:loop
func (c *control) Rest() { time.Sleep(1) } // want `^time\.Sleep waits for a timer, on an event loop: `

// Another interface of the package, whose type calls the first again.
type other interface{ Again() }

type second struct{ c controller }

func newSecond(c controller) *second { return &second{c} }

func (s *second) Again() {
	time.Sleep(2) // want `^time\.Sleep waits for a timer, on an event loop, in \(\*within\.second\)\.Again, the only implementation of within\.other: `
	s.c.Save("again")
}

// Two types are put into this one, and the other's package is not this one: the call stands for that.
func mixed(s parts.Store) *panel { return &panel{s} }

type panel struct{ store parts.Store }

type near struct{}

func (near) Load() string {
	time.Sleep(3) // want `^time\.Sleep waits for a timer, on an event loop, in \(within\.near\)\.Load; 3 of 4 implementations of parts\.Store block`
	return ""
}

func (near) Name() string { return "" }

//loopblock:loop
func (p *panel) Draw() {
	p.store.Load() // want `^os\.ReadFile waits for a file system, on an event loop, in \(\*engines\.File\)\.Load; 3 of 4 implementations of parts\.Store block`
}

// A type that nobody puts into the interface is not called through it.
type unused struct{}

func (unused) Save(name string) { time.Sleep(4) }
func (unused) Close()           {}
func (unused) Rest()            {}

func stores() []parts.Store { return []parts.Store{&engines.File{}, engines.Memory{}} }

func newView(c controller) *view { return &view{c} }

func start(s parts.Store, o other) *view {
	c := &control{store: s, other: o}
	v := newView(c)
	c.view = v
	start(s, newSecond(c))
	mixed(near{}).Draw()
	return v
}
