// Package values hands out functions and objects that hold functions.
package values

import (
	"os"
	"time"
)

type Cfg struct {
	Hook func()
	List []func()
}

func Default() *Cfg { return &Cfg{Hook: func() { os.ReadFile("x") }} }

func Sleep() { time.Sleep(1) }

type Cache[K comparable, V any] struct{ load func(K) V }

func NewCache[K comparable, V any](load func(K) V) *Cache[K, V] { return &Cache[K, V]{load} }

func (c *Cache[K, V]) Get(k K) V { return c.load(k) }

func Map[T, U any](xs []T, f func(T) U) []U {
	var out []U
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type Opt func(*Cfg)

func WithFile(n string) Opt { return func(*Cfg) { os.ReadFile(n) } }
func WithName(n string) Opt { return func(*Cfg) {} }
func New(opts ...Opt) *Cfg {
	c := &Cfg{}
	for _, o := range opts {
		o(c)
	}
	return c
}

type Store interface{ Load() }
type file struct{}

func (file) Load()       { os.ReadFile("x") }
func NewStore() Store    { return file{} }
func Wrap(s Store) Store { return &wrapper{s} }

type wrapper struct{ s Store }

func (w *wrapper) Load() { w.s.Load() }

type Base struct{ S Store }

func (b *Base) LoadAll() { b.S.Load() }

func (c *Cfg) Run() {
	for _, f := range c.List {
		f()
	}
}
func Middleware(next func()) func() { return func() { next() } }
