// Package stores keeps what it is given where its caller sees it: behind an argument, in a package variable, in an
// iterator.
package stores

import (
	"io"
	"iter"
	"net/http"
	"os"
)

// A Bus calls what was added to it.
type Bus struct{ subs []func() }

func (b *Bus) Add(f func()) { b.subs = append(b.subs, f) }

func (b *Bus) Fire() {
	for _, f := range b.subs {
		f()
	}
}

// A Source reads from what it was last set to.
type Source struct {
	inner struct{ r io.Reader }
}

func (s *Source) Reset(r io.Reader) { s.inner.r = r }

func (s *Source) Next() byte {
	var b [1]byte
	s.inner.r.Read(b[:])
	return b[0]
}

// Bind stores through two calls.
func Bind(s *Source, r io.Reader) { bind(s, r) }

func bind(s *Source, r io.Reader) { s.Reset(r) }

// Opened stores something of its own.
func Opened(s *Source, name string) error {
	f, err := os.Open(name)
	s.Reset(f)
	return err
}

// Wrap returns something that holds what it is given two fields deep.
func Wrap(f func()) Outer { return Outer{Inner: &Inner{Hook: f}} }

type (
	Outer struct{ Inner *Inner }
	Inner struct{ Hook func() }
)

// Lines blocks for each line.
func Lines(names ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, n := range names {
			b, _ := os.ReadFile(n)
			if !yield(string(b)) {
				return
			}
		}
	}
}

// Each does not block by itself.
func Each(names []string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, n := range names {
			if !yield(i, n) {
				return
			}
		}
	}
}

// Fetch is a variable that holds something.
var Fetch = func(url string) { http.Get(url) }

// Quiet does not block.
var Quiet = func(url string) {}

// Opener is a variable of an interface type.
var Opener interface{ Open() } = opener{}

type opener struct{}

func (opener) Open() { os.ReadFile("x") }

// A Dial is known by what it is told to be.
//
//loopblock:blocks network
type Dial func(string)

// A Client's field is, too.
type Client struct {
	Do func() //loopblock:blocks database
}
