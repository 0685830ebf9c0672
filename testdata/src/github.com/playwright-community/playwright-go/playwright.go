// Package playwright has the shapes of playwright that tests need.
package playwright

type EventEmitter interface {
	On(name string, handler any)
}

type Response interface {
	Text() (string, error)
	URL() string
}

type Dialog interface {
	Accept(promptText ...string) error
}

type Page interface {
	EventEmitter
	OnResponse(fn func(Response))
	OnDialog(fn func(Dialog))
	Title() (string, error)
}
