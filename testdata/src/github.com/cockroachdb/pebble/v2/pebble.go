// Package pebble has the shapes of Pebble that tests need.
package pebble

type (
	DB            struct{}
	Metrics       struct{}
	FlushInfo     struct{ Err error }
	EventListener struct{ FlushEnd func(FlushInfo) }
)

func (d *DB) Metrics() *Metrics { return nil }
