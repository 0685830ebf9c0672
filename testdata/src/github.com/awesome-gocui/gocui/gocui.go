// Package gocui has the shapes of gocui that tests need.
package gocui

type (
	Gui      struct{}
	View     struct{}
	Modifier int
)

func (g *Gui) SetKeybinding(viewname string, key any, mod Modifier, handler func(*Gui, *View) error) error {
	return nil
}

func (g *Gui) Update(f func(*Gui) error) {}

func Suspend() error { return nil }

func Resume() error { return nil }

func (v *View) Write(p []byte) (int, error) { return len(p), nil }
