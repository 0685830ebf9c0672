// Package shapes: functions in arrays, channels, maps of slices, through setters, type parameters and method expressions.
package shapes

import (
	"net/http"
	"os"
	"sync"
	"time"

	"fyne.io/fyne/v2/widget"
	"github.com/rivo/tview"
)

// Nested structs.
type svc struct{ client struct{ get func(string) } }

//loopblock:loop
func nestedAnon() {
	var s svc
	s.client.get = func(u string) { http.Get(u) } // want `http\.Get waits for`
	s.client.get("x")
}

// Array of funcs, switch of funcs, defer closure var
//
//loopblock:loop
func arr(i int) {
	fs := [2]func(){func() { os.ReadFile("x") }, func() {}} // want `os\.ReadFile waits for`
	fs[i]()
	ch := make(chan func(), 1)
	ch <- func() { os.ReadFile("y") } // want `os\.ReadFile waits for`
	f := <-ch
	f()
	m := map[string][]func(){}
	m["a"] = append(m["a"], func() { os.ReadFile("z") }) // want `os\.ReadFile waits for`
	for _, l := range m {
		for _, g := range l {
			g()
		}
	}
	p := &f
	(*p)()
}

// returns multiple
func mk() (func(), error) { return func() { os.ReadFile("x") }, nil } // want `os\.ReadFile waits for`

//loopblock:loop
func multi() {
	f, err := mk()
	if err == nil {
		f()
	}
}

// pointers-to-struct with setter
type ed struct{ onSave func() }

func (e *ed) SetOnSave(f func()) { e.onSave = f }
func (e *ed) save() {
	if e.onSave != nil {
		e.onSave()
	}
}

//loopblock:loop
func editor() {
	e := new(ed)
	e.SetOnSave(func() { os.WriteFile("x", nil, 0) }) // want `os\.WriteFile waits for`
	e.save()
}

// closure registered on tview calls function parameter of the maker
func confirm(yes func()) func() { return func() { yes() } }
func reg() {
	tview.NewButton("x").SetSelectedFunc(confirm(func() { http.Get("x") })) // want `http\.Get waits for`
	handlers := map[string]func(){"a": func() { http.Get("y") }}            // want `http\.Get waits for`
	for n, h := range handlers {
		widget.NewButton(n, h)
	}
	var b *widget.Button
	b = widget.NewButton("x", nil)
	b.OnTapped = func() {
		var once sync.Once
		once.Do(func() {
			time.Sleep(1) // want `time\.Sleep waits for a timer`
		})
		defer func() {
			recover()
			os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		}()
		b.OnTapped()
	}
}

// generic constraint method call
type loader interface{ Load() }

func callAll[T loader](xs ...T) {
	for _, x := range xs {
		x.Load()
	}
}

//loopblock:loop
func gen() {
	callAll(fl{})
}

type fl struct{}

func (fl) Load() { os.ReadFile("x") } // want `os\.ReadFile waits for`

// generic type embedding method
type box[T loader] struct{ v T }

func (b box[T]) run() { b.v.Load() }

type fl2 struct{}

func (fl2) Load() { os.ReadFile("x") } // want `os\.ReadFile waits for`
//loopblock:loop
func gen2() { box[fl2]{}.run() }

// type switch dispatch of interface param
func drive(x any) {
	switch v := x.(type) {
	case fl3:
		v.Load()
	case interface{ Load() }:
		v.Load()
	}
}

type fl3 struct{}

func (fl3) Load() { time.Sleep(1) } // want `time\.Sleep waits for`
//loopblock:loop
func sw() { drive(fl3{}) }

// method expression through interface
//
//loopblock:loop
func mexpr() { f := loader.Load; f(fl4{}) }

type fl4 struct{}

func (fl4) Load() { time.Sleep(1) } // want `time\.Sleep waits for`

// bound method through interface
//
//loopblock:loop
func bound() { var l loader = fl5{}; f := l.Load; f() }

type fl5 struct{}

func (fl5) Load() { time.Sleep(1) } // want `time\.Sleep waits for`

// recursion in closures with params
//
//loopblock:loop
func walker() { walk(func() { os.ReadFile("x") }, 3) } // want `os\.ReadFile waits for`
func walk(f func(), n int) {
	if n > 0 {
		walk(f, n-1)
	}
	f()
}
