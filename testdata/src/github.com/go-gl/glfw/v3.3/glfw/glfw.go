// Package glfw has the shapes of glfw that tests need.
package glfw

type Window struct{}

type DropCallback func(w *Window, names []string)

func (w *Window) SetDropCallback(cbfun DropCallback) (previous DropCallback) { return nil }

func PostEmptyEvent() {}
