// Package statemachine has the shapes of Dragonboat that tests need.
package statemachine

type Entry struct{ Cmd []byte }

type Result struct{ Value uint64 }

type IStateMachine interface {
	Update(Entry) (Result, error)
	Lookup(any) (any, error)
}
