// Package widget has the shapes of Fyne's widgets that tests need.
package widget

import (
	"os"

	"fyne.io/fyne/v2"
)

type Button struct {
	Text     string
	OnTapped func()
}

func NewButton(label string, tapped func()) *Button { return &Button{Text: label, OnTapped: tapped} }

type Entry struct {
	OnChanged   func(string)
	OnSubmitted func(string)
	Validator   fyne.StringValidator
}

func NewEntry() *Entry { return &Entry{} }

type List struct {
	Length     func() int
	OnSelected func(int)
}

// Refresh draws with fonts, which are files.
func (e *Entry) Refresh() { os.ReadFile("font") }
