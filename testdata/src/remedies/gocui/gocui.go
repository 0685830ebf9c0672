// Package gocui: handlers return an error, which the loop can take later as well.
package gocui

import (
	"fmt"
	"os"

	"github.com/awesome-gocui/gocui"
	"remedies/lib"
)

type gui struct {
	g    *gocui.Gui
	path string
}

func (u *gui) bindings(g *gocui.Gui) error {
	if err := g.SetKeybinding("", 'o', 0, u.open); err != nil {
		return err
	}
	if err := g.SetKeybinding("", 'e', 0, wrapped(u.edit)); err != nil {
		return err
	}
	return g.SetKeybinding("", 'd', 0, func(g *gocui.Gui, v *gocui.View) error {
		if u.path == "" {
			return nil
		}
		if err := os.RemoveAll(u.path); err != nil { // want `os\.RemoveAll waits`
			return err
		}
		u.path = ""
		return nil
	})
}

func wrapped(f func() error) func(*gocui.Gui, *gocui.View) error {
	return func(g *gocui.Gui, v *gocui.View) error {
		return f()
	}
}

func (u *gui) open(g *gocui.Gui, v *gocui.View) error {
	return u.show(v, u.path)
}

func (u *gui) show(v *gocui.View, path string) error {
	text, err := lib.Two(path) // want `os\.ReadFile waits`
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	_, err = v.Write([]byte(text))
	return err
}

func (u *gui) edit() error {
	u.path += "~"
	return os.WriteFile(u.path, nil, 0o600) // want `os\.WriteFile waits`
}

type handler = func(*gocui.Gui, *gocui.View) error

// A command is made when a key is bound to it.
var commands = map[string]func(*gui) handler{
	"touch": func(u *gui) handler {
		return func(g *gocui.Gui, v *gocui.View) error {
			return os.WriteFile(u.path, nil, 0o600) // want `os\.WriteFile waits`
		}
	},
}

// That a file has an init, the body of which a fix leaves alone, is no reason to refuse one.
func init() {
	commands["open"] = func(u *gui) handler { return u.open }
}

func (u *gui) bind(key rune, name string) error {
	return u.g.SetKeybinding("", key, 0, commands[name](u))
}
