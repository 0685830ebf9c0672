// Package generics: a generic function does what its type arguments and arguments do.
package generics

import (
	"io"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"
)

func apply[T, U any](x T, f func(T) U) U { return f(x) }

func forEach[T any](xs []T, f func(T)) {
	for _, x := range xs {
		f(x)
	}
}

func mustRead[T ~string](name T) []byte {
	b, _ := os.ReadFile(string(name)) // want `generics\.calls → generics\.mustRead → os\.ReadFile$`
	return b
}

//loopblock:loop
func calls() {
	mustRead("x")
	apply("x", os.Getenv)
	apply("url", func(u string) error {
		_, err := http.Get(u) // want `http\.Get waits for a peer on the network`
		return err
	})
	apply("x", strings.ToUpper)
	forEach([]string{"a"}, func(s string) {
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	})
	forEach([]string{"a"}, func(s string) {})
}

type cache[K comparable, V any] struct {
	load func(K) V
	m    map[K]V
}

func newCache[K comparable, V any](load func(K) V) *cache[K, V] {
	return &cache[K, V]{load: load, m: make(map[K]V)}
}

func (c *cache[K, V]) get(k K) V {
	v, ok := c.m[k]
	if !ok {
		v = c.load(k)
	}
	return v
}

func (c *cache[K, V]) save(name string) {
	os.WriteFile(name, nil, 0) // want `os\.WriteFile waits for a file system`
}

//loopblock:loop
func types(other *cache[string, int]) {
	c := newCache(func(name string) []byte {
		b, _ := os.ReadFile(name) // want `os\.ReadFile waits for a file system`
		return b
	})
	c.get("x")
	c.save("x")
	d := newCache(func(n int) int { return n })
	d.get(1)
	other.get("x")
}

func copyTo[W io.Writer](w W, s string) { io.WriteString(w, s) }

type set[T comparable] map[T]struct{}

func (s set[T]) add(x T) { s[x] = struct{}{} }

//loopblock:loop
func silent(names []string) {
	var b strings.Builder
	copyTo(&b, "x")
	set[string]{}.add("x")
	slices.Sort(names)
	slices.Collect(maps.Keys(set[string]{}))
	slices.IndexFunc(names, func(s string) bool { return s == "" })
}

//loopblock:loop
func iterators(names []string) {
	for line := range lines("x") {
		_ = line
	}
	for n := range count(3) {
		_ = n
	}
}

func lines(name string) func(func(string) bool) {
	return func(yield func(string) bool) {
		b, _ := os.ReadFile(name) // want `os\.ReadFile waits for a file system`
		yield(string(b))
	}
}

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
