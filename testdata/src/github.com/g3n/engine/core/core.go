// Package core has the shapes of G3N that tests need.
package core

type Callback func(string, any)

type Dispatcher struct{}

func (d *Dispatcher) Subscribe(evname string, cb Callback) {}
