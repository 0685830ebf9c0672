// Package implementations: a call through an interface of which nothing is known is joined with what this package, and
// those that it sees, put into the interface.
package implementations

import (
	"rules/libs/engines"
	"rules/libs/parts"
)

var _ parts.Store = engines.Remote{}

func stores() []parts.Store { return []parts.Store{&engines.File{}, engines.Memory{}} }

type view struct {
	store parts.Store
	lamp  parts.Lamp
	door  parts.Door
}

func newView(s parts.Store, l parts.Lamp, d parts.Door) *view { return &view{s, l, d} }

//loopblock:loop
func (v *view) update() {
	v.store.Load() // want `^os\.ReadFile waits for a file system, on an event loop, in \(\*engines\.File\)\.Load; 2 of 3 implementations of parts\.Store block`
	v.store.Name()
	v.lamp.Light() // want `^time\.Sleep waits for a timer, on an event loop, in \(parts\.Bulb\)\.Light; 2 of 2 implementations of parts\.Lamp block`
	v.door.Open()
}

//loopblock:loop
func (v *view) below() {
	v.load()
	parts.Use(v.store) // want `^os\.ReadFile .*: \(\*implementations\.view\)\.below → parts\.Use → \(\*engines\.File\)\.Load → os\.ReadFile$`
	parts.Show()       // want `^os\.ReadFile .*: \(\*implementations\.view\)\.below → parts\.Show → \(\*engines\.File\)\.Load → os\.ReadFile$`
}

func (v *view) load() {
	v.store.Load() // want `^os\.ReadFile .*: \(\*implementations\.view\)\.below → \(\*implementations\.view\)\.load → \(\*engines\.File\)\.Load → os\.ReadFile$`
}

// What is known goes first.
//
//loopblock:loop
func known() {
	parts.Use(engines.Memory{})
	use(engines.Memory{})
	parts.Use(parts.NewCached(engines.Memory{}))
	parts.NewCached(&engines.File{}).Load() // want `^os\.ReadFile waits for a file system, on an event loop: `
}

func use(s parts.Store) { s.Load() }

// What comes out of an interface that is not the module's may be anything.
//
//loopblock:loop
func anything(x any) {
	if s, ok := x.(parts.Store); ok {
		s.Load()
	}
	x.(parts.Store).Load()
}

// An ignore hides what is joined, and is not unused where nothing is: other packages may put something there.
//
//loopblock:loop
func (v *view) ignored() {
	v.store.Load() //loopblock:ignore the store is near
	v.store.Name() //loopblock:ignore names are at hand
	known()        //loopblock:ignore it is quiet // want `hides nothing`
}
