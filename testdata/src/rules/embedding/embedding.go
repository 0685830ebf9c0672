// Package embedding: promoted methods are the embedded type's.
package embedding

import (
	"io"
	"net/http"
	"os"
	"strings"
	"sync"

	tea "github.com/charmbracelet/bubbletea"
)

type base struct{ name string }

func (b base) load() {
	os.ReadFile(b.name) // want `os\.ReadFile waits for a file system`
}

func (b *base) save() {
	os.WriteFile(b.name, nil, 0) // want `os\.WriteFile waits for a file system`
}

type middle struct{ *base }

type outer struct {
	middle
	sync.Mutex
}

//loopblock:loop
func promoted(o *outer) {
	o.load()
	o.save()
	f := o.save
	f()
	o.Lock()
	o.Unlock()
}

type file struct {
	*os.File
	size int
}

type client struct{ http.Client }

//loopblock:loop
func fromOtherPackages(f *file, c *client) {
	f.Sync()      // want `\(\*os\.File\)\.Sync waits for a file system`
	c.Get("url")  // want `\(\*http\.Client\)\.Get waits for a peer on the network`
	io.ReadAll(f) // want `\(\*os\.File\)\.Read waits for a file system`
}

type named struct {
	io.Reader
	name string
}

//loopblock:loop
func embeddedInterfaces(resp *http.Response) {
	n := named{Reader: strings.NewReader("x")}
	n.Read(nil)
	io.ReadAll(n)
	b := named{resp.Body, "body"}
	b.Read(nil)   // want `http\.Response\.Body waits for a peer on the network`
	io.ReadAll(b) // want `http\.Response\.Body waits for a peer on the network`
}

type getter interface{ load() }

//loopblock:loop
func throughInterface(o *outer) {
	var g getter = o
	g.load()
}

// A model that gets its Update from what it embeds.
type parent struct{ child }

type child struct{}

func (c child) Init() tea.Cmd { return nil }
func (c child) View() string  { return "" }
func (c child) Update(tea.Msg) (tea.Model, tea.Cmd) {
	http.Get("url") // want `on the event loop of Bubble Tea.*: \(embedding\.child\)\.Update → http\.Get$`
	return c, nil
}

// A model that overrides one of the methods.
type override struct{ parent }

func (o override) View() string {
	os.ReadFile("x") // want `: \(embedding\.override\)\.View → os\.ReadFile$`
	return o.child.View()
}
