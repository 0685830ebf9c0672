// Package stored: what a function stores in its arguments, in captured variables and in package variables is followed.
package stored

import (
	"bufio"
	"bytes"
	"io"
	"net/http"
	"os"
	"strings"

	"github.com/rivo/tview"

	"rules/libs/stores"
)

//loopblock:loop
func buffered(resp *http.Response, s string) {
	bufio.NewReader(resp.Body).ReadString('\n') // want `reads? from|Body`
	bufio.NewReader(strings.NewReader(s)).ReadString('\n')
	r := bufio.NewReader(strings.NewReader(s))
	r.ReadByte()
	io.ReadAll(io.MultiReader(strings.NewReader(s), resp.Body)) // want `Body`
	io.ReadAll(io.MultiReader(strings.NewReader(s), &bytes.Buffer{}))
	io.MultiWriter(os.Stderr, &bytes.Buffer{}).Write(nil)
}

//loopblock:loop
func listeners() {
	var b stores.Bus
	b.Add(func() {
		os.ReadFile("x") // want `os\.ReadFile waits for`
	})
	b.Add(func() {})
	b.Fire()
	var silent stores.Bus
	silent.Add(func() {})
	silent.Fire()
	var unfired stores.Bus
	unfired.Add(func() { os.ReadFile("x") })
}

type bus struct{ subs map[string][]func() }

func (b *bus) on(name string, f func()) { b.subs[name] = append(b.subs[name], f) }

func (b *bus) fire(name string) {
	for _, f := range b.subs[name] {
		f()
	}
}

//loopblock:loop
func own() {
	b := &bus{subs: map[string][]func(){}}
	b.on("x", func() {
		os.ReadFile("x") // want `os\.ReadFile waits for`
	})
	b.fire("x")
}

//loopblock:loop
func sources(resp *http.Response) {
	var s, t, u, v stores.Source
	s.Reset(resp.Body)
	s.Next() // want `Body`
	t.Reset(strings.NewReader("x"))
	t.Next()
	stores.Bind(&u, resp.Body)
	u.Next()               // want `Body`
	stores.Opened(&v, "x") // want `os\.Open`
	v.Next()               // want `File\)\.Read`
}

//loopblock:loop
func nested() {
	o := stores.Wrap(func() {
		os.ReadFile("x") // want `os\.ReadFile waits for`
	})
	o.Inner.Hook()
	stores.Wrap(func() {}).Inner.Hook()
}

//loopblock:loop
func iterators(names []string) {
	for l := range stores.Lines(names...) { // want `os\.ReadFile`
		_ = l
	}
	for _, n := range stores.Each(names) {
		os.ReadFile(n) // want `os\.ReadFile waits for`
	}
	for _, n := range stores.Each(names) {
		_ = n
	}
}

//loopblock:loop
func captured() {
	var f func()
	set := func() { f = func() { os.ReadFile("x") } } // want `os\.ReadFile waits for`
	set()
	f()
}

type shelf struct {
	load func(name string) ([]byte, error)
}

func newShelf() *shelf {
	s := &shelf{}
	s.load = os.ReadFile // want `os\.ReadFile waits for`
	return s
}

// However many literals lie between.
func nestedDeep(app *tview.Application, s *shelf) {
	app.QueueUpdate(func() {
		go app.QueueUpdate(func() {
			go app.QueueUpdate(func() {
				go app.QueueUpdate(func() {
					go app.QueueUpdate(func() {
						go app.QueueUpdate(func() {
							go app.QueueUpdate(func() {
								go app.QueueUpdate(func() {
									s.load("x") // want `os\.ReadFile waits for`
								})
							})
						})
					})
				})
			})
		})
	})
}

//loopblock:loop
func variables() {
	stores.Fetch("x") // want `http\.Get`
	stores.Quiet("x")
	stores.Opener.Open() // want `os\.ReadFile`
}

//loopblock:loop
func declared(d stores.Dial, c *stores.Client) {
	d("x") // want `^stores\.Dial waits for a peer`
	c.Do() // want `^stores\.Client\.Do waits for a database`
}
