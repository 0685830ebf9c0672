// Package vecty has the shapes of vecty that tests need.
package vecty

type Event struct{}

type EventListener struct{ Listener func(*Event) }
