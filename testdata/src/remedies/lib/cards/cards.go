// Package cards changes what it is given.
package cards

import (
	"os"
	"os/exec"
)

type Card struct{ Name string }

func New(name string) *Card { return &Card{name} }

// Fill gives a card its name; whose card it is, nobody here knows.
func Fill(c *Card, file string) error {
	text, err := os.ReadFile(file)
	c.Name = string(text)
	return err
}

// Shown is a card that others know, too.
var Shown []*Card

func Show(c *Card) { Shown = append(Shown, c) }

// A Runner runs programs that it makes ready itself, and is told how.
type Runner struct{ Command func(name string) *exec.Cmd }

func (r *Runner) Run(name string) error {
	cmd := r.Command(name)
	cmd.Env = os.Environ()
	detach(cmd)
	return cmd.Run()
}

func detach(cmd *exec.Cmd) { cmd.Dir = os.TempDir() }

// An Item is what somebody may press.
type Item struct{ Press func() error }

// Keep looks at what it is given.
func Keep(c *Card, copies int) error { return os.WriteFile(c.Name, make([]byte, copies), 0o600) }
