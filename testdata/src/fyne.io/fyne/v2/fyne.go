// Package fyne has the shapes of Fyne that tests need.
package fyne

import "io"

type Window interface {
	Close()
	Hide()
	SetCloseIntercept(func())
	SetOnClosed(func())
}

type MenuItem struct {
	Label  string
	Action func()
}

func NewMenuItem(label string, action func()) *MenuItem {
	return &MenuItem{Label: label, Action: action}
}

type PointEvent struct{}

type Tappable interface{ Tapped(*PointEvent) }

type StringValidator func(string) error

func Do(fn func())        {}
func DoAndWait(fn func()) {}

type URIReadCloser interface {
	io.ReadCloser
	URI() string
}
