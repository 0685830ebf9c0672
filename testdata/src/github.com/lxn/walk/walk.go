// Package walk has the shapes of walk that tests need.
package walk

type EventHandler func()

type MouseEventHandler func(x, y int)

type Event struct{}

func (e *Event) Attach(handler EventHandler) int { return 0 }

type WindowBase struct{}

func (wb *WindowBase) Synchronize(f func()) {}

type MainWindow struct{ WindowBase }
