// Package interfaces: a call through an interface reaches the types that the value is known to hold, and no others.
package interfaces

import (
	"bytes"
	"io"
	"net/http"
	"os"
	"strings"
)

type tool interface{ run() string }

type lister struct{}

func (lister) run() string {
	os.ReadDir(".") // want `os\.ReadDir waits for a file system`
	return ""
}

type fetcher struct{ url string }

func (f *fetcher) run() string {
	http.Get(f.url) // want `http\.Get waits for a peer on the network`
	return ""
}

type never struct{}

func (never) run() string {
	http.Get("never")
	return ""
}

type silent struct{}

func (silent) run() string { return "" }

//loopblock:loop
func locals(which bool) {
	var t tool = lister{}
	t.run()
	var s tool = silent{}
	s.run()
	if which {
		t = &fetcher{"url"}
	}
	t.run()
	_ = tool(never{})
}

//loopblock:loop
func parameters() {
	run(silent{})
	run2(&reader{})
}

func run(t tool) { t.run() }

func run2(t tool) { t.run() }

type reader struct{}

func (*reader) run() string {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	return ""
}

type holder struct{ r io.Reader }

func newHolder(r io.Reader) *holder { return &holder{r} }

func (h *holder) all() { io.ReadAll(h.r) }

func (h *holder) first() {
	h.r.Read(nil) // want `http\.Response\.Body waits for a peer on the network`
}

//loopblock:loop
func fields(resp *http.Response) {
	newHolder(strings.NewReader("x")).all()
	newHolder(resp.Body).first()
	h := holder{new(bytes.Buffer)}
	h.all()
}

//loopblock:loop
func assertions(x any, r io.Reader) {
	if t, ok := x.(tool); ok {
		t.run()
	}
	if s, ok := x.(silent); ok {
		s.run()
	}
	if f, ok := r.(*os.File); ok {
		f.Sync() // want `\(\*os\.File\)\.Sync waits for a file system`
	}
	switch t := r.(type) {
	case *os.File:
		t.Read(nil) // want `\(\*os\.File\)\.Read waits for a file system`
	case *bytes.Buffer:
		t.Read(nil)
	}
}

//loopblock:loop
func blockingByDeclaration(c http.RoundTripper) {
	c.RoundTrip(nil) // want `\(http\.RoundTripper\)\.RoundTrip waits for a peer on the network`
}
