// Package prompt has the shapes of go-prompt that tests need.
package prompt

type Document struct{ Text string }

type Suggest struct{ Text string }

type Executor func(string)

type Completer func(Document) []Suggest

type Prompt struct{}

func New(executor Executor, completer Completer) *Prompt { return nil }
