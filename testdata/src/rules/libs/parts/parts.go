// Package parts has interfaces, and functions that call them.
package parts

import "time"

type Store interface {
	Load() string
	Name() string
}

// Lamp has its implementations beside it, and nobody puts one into it: both block.
type Lamp interface{ Light() }

type Bulb struct{}

func (Bulb) Light() { time.Sleep(1) }

type Candle struct{ n time.Duration }

func (c *Candle) Light() { time.Sleep(c.n) }

// Door has implementations of which one does not block.
type Door interface{ Open() }

type Gate struct{}

func (Gate) Open() { time.Sleep(1) }

type Hatch struct{}

func (Hatch) Open() {}

// Default is set by whoever has a store.
var Default Store

func Show() string { return Default.Load() }

func Use(s Store) string { return s.Load() }

// Cached is a store that keeps what another has.
type Cached struct{ Store }

func NewCached(s Store) Store { return &Cached{s} }
