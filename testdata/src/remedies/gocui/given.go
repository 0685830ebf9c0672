package gocui

import (
	"github.com/awesome-gocui/gocui"
	"remedies/lib/cards"
)

type deck struct {
	*cards.Runner
	top *cards.Card
}

func (d *deck) bindings(g *gocui.Gui) error {
	for key, f := range map[rune]func(*gocui.Gui, *gocui.View) error{'n': d.fresh, 't': d.known, 's': d.shown, 'r': d.run, 'c': d.rename} {
		if err := g.SetKeybinding("", key, 0, f); err != nil {
			return err
		}
	}
	return nil
}

// What was made here, nobody else has.
func (d *deck) fresh(g *gocui.Gui, v *gocui.View) error {
	c := cards.New("new")
	if err := cards.Fill(c, "new.txt"); err != nil { // want `os\.ReadFile waits`
		return err
	}
	d.top = c
	return nil
}

func (d *deck) known(g *gocui.Gui, v *gocui.View) error {
	return cards.Fill(d.top, "top.txt") // want `os\.ReadFile waits .*no fix: Fill works on what the loop.s code may use meanwhile`
}

// What was made here, and given to somebody, others have.
func (d *deck) shown(g *gocui.Gui, v *gocui.View) error {
	c := cards.New("shown")
	cards.Show(c)
	return cards.Fill(c, "shown.txt") // want `os\.ReadFile waits .*no fix: Fill works on what the loop.s code may use meanwhile`
}

// What a function that is found returns, it has made; what changes that alone changes nothing of others.
func (d *deck) run(g *gocui.Gui, v *gocui.View) error {
	return d.Run("true") // want `\(\*exec\.Cmd\)\.Run waits`
}

// What is changed here does not go to a worker, but for what nobody else has.
func (d *deck) rename(g *gocui.Gui, v *gocui.View) error {
	d.top.Name += "!"
	if err := cards.Keep(&cards.Card{Name: d.top.Name}, 2); err != nil { // want `os\.WriteFile waits`
		return err
	}
	return cards.Keep(d.top, 1) // want `os\.WriteFile waits .*no fix: Keep works on what the loop.s code may use meanwhile`
}
