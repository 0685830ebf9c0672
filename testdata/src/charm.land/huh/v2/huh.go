// Package huh has the shapes of huh that tests need.
package huh

type Input struct{}

func (i *Input) Validate(validate func(string) error) *Input { return i }

func (i *Input) SuggestionsFunc(f func() []string, bindings any) *Input { return i }
