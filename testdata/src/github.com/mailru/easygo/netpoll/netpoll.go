// Package netpoll has the shapes of netpoll that tests need.
package netpoll

type Event uint16

type Desc struct{}

type CallbackFn func(Event)

type Poller interface {
	Start(*Desc, CallbackFn) error
	Resume(*Desc) error
}
