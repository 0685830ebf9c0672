// Package button has the shapes of button that tests need.
package button

type Button struct{}

type CallbackFn func() error

func New(text string, cFn CallbackFn) (*Button, error) { return nil, nil }
