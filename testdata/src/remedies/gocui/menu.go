package gocui

import (
	"os"

	"github.com/awesome-gocui/gocui"
	"remedies/lib/cards"
)

type menu struct {
	g     *gocui.Gui
	items []*cards.Item
}

func (m *menu) bindings(g *gocui.Gui) error {
	return g.SetKeybinding("", 'm', 0, wrapped(m.pressed))
}

// Where the coroutine can begin around the call itself, the functions that lead there stay as they are.
func (m *menu) add(g *gocui.Gui, name string) {
	m.items = append(m.items, &cards.Item{Press: func() error {
		if err := os.RemoveAll(name); err != nil { // want `os\.RemoveAll waits`
			return err
		}
		return nil
	}})
}

func (m *menu) pressed() error {
	m.items = m.items[1:]
	return m.press(m.items[0])
}

func (m *menu) press(i *cards.Item) error {
	if i.Press != nil {
		return i.Press()
	}
	return nil
}

// What is called here may be what an item does, too.
func (m *menu) update(f func() error) {
	m.g.Update(func(*gocui.Gui) error { return f() })
}
