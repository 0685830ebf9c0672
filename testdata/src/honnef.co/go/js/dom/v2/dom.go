// Package dom has the shapes of dom that tests need.
package dom

type Event interface{ PreventDefault() }

type Func struct{}

type EventTarget interface {
	AddEventListener(typ string, useCapture bool, listener func(Event)) Func
}
