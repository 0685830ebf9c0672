// Package funcvalues: functions that are values are followed to where they are called.
package funcvalues

import (
	"io"
	"net/http"
	"os"
	"sort"
	"strings"
	"time"
)

func sleep() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

//loopblock:loop
func locals() {
	f := sleep
	f()
	sleep := time.Sleep
	sleep(1)                         // want `time\.Sleep waits for a timer`
	h := func() { os.ReadFile("x") } // want `os\.ReadFile waits for a file system`
	h()
	var later func()
	later = func() { http.Get("x") } // want `http\.Get waits for a peer on the network`
	later()
	never := func() { http.Get("x") }
	_ = never
}

//loopblock:loop
func oneOfTwo(fast bool) {
	f := func() {}
	if fast {
		f = func() { time.Sleep(1) } // want `time\.Sleep waits for a timer`
	}
	f()
}

//loopblock:loop
func parameters() {
	call(func() { os.ReadFile("x") }) // want `os\.ReadFile waits for a file system`
	call(func() {})
	callTwice(func() { http.Get("x") }) // want `http\.Get waits for a peer on the network`
	start(func() { http.Get("x") })
	keep(func() { http.Get("x") })
}

func call(f func())      { f() }
func callTwice(f func()) { call(f); call(f) }
func start(f func())     { go f() }

func keep(f func()) { kept = append(kept, f) }

var kept []func()

//loopblock:loop
func unknown(f func(), r io.Reader) {
	f()
	r.Read(nil)
}

type store struct{ path string }

func (s *store) load() {
	os.ReadFile(s.path) // want `os\.ReadFile waits for a file system`
}

func (s store) loadValue() {
	os.ReadFile(s.path) // want `os\.ReadFile waits for a file system`
}

//loopblock:loop
func methodValues(s *store, f *os.File, c *http.Client) {
	load := s.load
	load()
	call(s.loadValue)
	(*store).load(s)
	expr := (*store).load
	expr(s)
	sync := f.Sync
	sync() // want `\(\*os\.File\)\.Sync waits for a file system`
	get := c.Get
	get("x") // want `\(\*http\.Client\)\.Get waits for a peer on the network`
	up := strings.ToUpper
	up("x")
}

type task struct {
	run  func()
	done func()
}

//loopblock:loop
func fieldsOfLocals() {
	t := task{
		run:  func() { os.ReadFile("x") }, // want `os\.ReadFile waits for a file system`
		done: func() { http.Get("x") },
	}
	t.run()
	p := &task{}
	p.run = func() { time.Sleep(1) } // want `time\.Sleep waits for a timer`
	p.run()
}

type button struct{ onClick func() }

func newButton(f func()) *button { return &button{onClick: f} }

func (b *button) click() { b.onClick() }

// What any of the package's functions stores in a field is on the loop if the field is called there.
//
//loopblock:loop
func fieldsThroughConstructors() {
	b := newButton(func() { os.ReadFile("x") }) // want `os\.ReadFile waits for a file system`
	b.click()
	newButton(func() { http.Get("x") }) // want `http\.Get waits for a peer on the network`
}

//loopblock:loop
func maps() {
	handlers := map[string]func(){
		"a": func() { os.ReadFile("x") }, // want `os\.ReadFile waits for a file system`
		"b": func() {},
	}
	handlers["a"]()
	if f, ok := handlers["b"]; ok {
		f()
	}
}

//loopblock:loop
func slices() {
	var steps []func()
	steps = append(steps, func() { os.ReadFile("x") }) // want `os\.ReadFile waits for a file system`
	steps = append(steps, func() {})
	for _, s := range steps {
		s()
	}
	list := []func(){sleep}
	list[0]()
}

var table = map[string]func(){
	"read": func() { os.ReadFile("x") }, // want `os\.ReadFile waits for a file system`
}

//loopblock:loop
func packageVariables() {
	table["read"]()
	hook()
}

var hook = func() { time.Sleep(1) } // want `time\.Sleep waits for a timer`

func reader(name string) func() []byte {
	return func() []byte {
		b, _ := os.ReadFile(name) // want `os\.ReadFile waits for a file system`
		return b
	}
}

func lazy(name string) func() []byte {
	return func() []byte {
		b, _ := os.ReadFile(name)
		return b
	}
}

func wrap(f func()) func() {
	return func() { f() }
}

//loopblock:loop
func constructorsOfClosures() {
	r := reader("x")
	r()
	lazy("x")
	wrap(func() { http.Get("x") })()          // want `http\.Get waits for a peer on the network`
	wrap(wrap(func() { os.ReadFile("x") }))() // want `os\.ReadFile waits for a file system`
	wrap(func() {})()
	wrap(func() { http.Get("y") })
}

type option func(*config)

type config struct{ name string }

func withFile(name string) option {
	return func(c *config) {
		os.ReadFile(name) // want `os\.ReadFile waits for a file system`
	}
}

func withName(name string) option { return func(c *config) { c.name = name } }

func newConfig(opts ...option) *config {
	c := &config{}
	for _, o := range opts {
		o(c)
	}
	return c
}

//loopblock:loop
func options() {
	newConfig(withName("x"))
	newConfig(withName("x"), withFile("x"))
}

//loopblock:loop
func captured() {
	name := "x"
	load := func() { os.ReadFile(name) } // want `os\.ReadFile waits for a file system`
	both := func() {
		load()
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	}
	both()
}

// One of several functions that a function returns blocks.
func ordering(kind int) func(i, j int) bool {
	var less func(i, j int) bool
	switch kind {
	case 0:
		less = func(i, j int) bool { return i < j }
	case 1:
		less = bySize()
	case 2:
		less = func(i, j int) bool { return j < i }
	case 3:
		less = func(i, j int) bool {
			time.Sleep(1) // want `time\.Sleep waits for`
			return false
		}
	}
	return less
}

func bySize() func(i, j int) bool {
	return func(i, j int) bool {
		os.ReadDir("x") // want `os\.ReadDir waits for`
		return false
	}
}

//loopblock:loop
func sorts(xs []int, kind int) { sort.Slice(xs, ordering(kind)) }

type command func()

// A table of commands, each made when it is asked for: more than a value is followed to be of other things.
var commands = map[string]func(path string) command{
	"read": func(path string) command {
		return func() { os.ReadFile(path) } // want `os\.ReadFile waits for a file system`
	},
	"get": func(path string) command {
		return func() { get(path) }
	},
	"ask": func(string) command {
		return func() { ask(func() { time.Sleep(1) }) } // want `time\.Sleep waits for a timer`
	},
	"later": func(string) command {
		return func() { go get("x") }
	},
	"a": none, "b": none2, "c": none3, "d": none4, "e": none5, "f": none6, "g": none7, "h": none8, "i": none9, "j": none10,
	"k": none11, "l": none12, "m": none13,
	"last": func(path string) command {
		return func() { os.WriteFile(path, nil, 0) } // want `os\.WriteFile waits for a file system`
	},
}

func get(path string) { http.Get(path) } // want `http\.Get waits for a peer on the network`

func none(string) command   { return func() {} }
func none2(string) command  { return func() {} }
func none3(string) command  { return func() {} }
func none4(string) command  { return func() {} }
func none5(string) command  { return func() {} }
func none6(string) command  { return func() {} }
func none7(string) command  { return func() {} }
func none8(string) command  { return func() {} }
func none9(string) command  { return func() {} }
func none10(string) command { return func() {} }
func none11(string) command { return func() {} }
func none12(string) command { return func() {} }
func none13(string) command { return func() {} }

//loopblock:loop param=f
func bind(f command) {}

//loopblock:loop param=f
func ask(f func()) {}

func bindAll(name string) {
	f, ok := commands[name]
	if ok {
		bind(f("x"))
	}
}
