// Package lib blocks in functions of strange shapes.
package lib

import "os"

func First(names ...string) ([]byte, error) { return os.ReadFile(names[0]) }

func Generic[T ~string](name T) ([]byte, error) { return os.ReadFile(string(name)) }

func Four(a string, b, c int, d any) ([]byte, error) { return os.ReadFile(a) }

func Count() int { return len(MustRead("x")) }

func MustRead(name string) []byte { b, _ := os.ReadFile(name); return b }

// With calls back.
func With(f func() error) error { return f() }

func Nothing(name string) { _ = os.RemoveAll(name) }

type DB struct{ Name string }

func (d DB) Value() error { return os.RemoveAll(d.Name) }

type Store struct{ *DB }

var Default = &Store{&DB{}}

func Three(name string) (b []byte, ok bool, err error) {
	b, err = os.ReadFile(name)
	return b, err == nil, err
}

func Two(name string) (string, error) { b, err := os.ReadFile(name); return string(b), err }

func Name(path string) string { return path[1:] }

type Part struct{ text string }

func (p *Part) GetText() string { return p.text }

func (p *Part) Ctx() string { return p.text }

func (p *Part) Clear() { p.text = "" }

func (p *Part) Fill(name string) error {
	b, err := os.ReadFile(name)
	p.text = string(b)
	return err
}

func Fill(p *Part) error { return p.Fill("x") }

func List(dir string) ([]string, error) {
	list, err := os.ReadDir(dir)
	return make([]string, len(list)), err
}

func (p *Part) Take(from chan string) { p.text = <-from }

type Item struct {
	Name   string
	Editor Editor
}

type Editor struct{ Text string }

func All(names []string) {
	for _, name := range names {
		os.RemoveAll(name)
	}
}

func Names(of any) []string { return nil }
