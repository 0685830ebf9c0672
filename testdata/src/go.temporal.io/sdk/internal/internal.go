// Package internal has the shapes of Temporal's SDK that tests need.
package internal

type Context interface{ Err() error }

type Future interface {
	Get(ctx Context, valuePtr any) error
}

type future struct{ ready chan struct{} }

func (f *future) Get(ctx Context, valuePtr any) error {
	<-f.ready
	return nil
}

func NewFuture() Future { return &future{make(chan struct{})} }
