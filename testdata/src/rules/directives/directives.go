// Package directives: every directive but the ignores, on every place that it can stand on.
package directives

import (
	"os"
	"time"

	"github.com/rivo/tview"
)

//loopblock:loop
func function() {
	time.Sleep(1) // want `^time\.Sleep waits for a timer, on an event loop: directives\.function → time\.Sleep$`
}

func behind() { //loopblock:loop
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

type t struct{}

// Doc comments go on.
//
//loopblock:loop -- with a remark
func (t) method() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

func literal() {
	time.Sleep(1)
	//loopblock:loop
	f := func() {
		time.Sleep(1) // want `on an event loop: func literal in directives\.literal → time\.Sleep$`
	}
	g := func() { //loopblock:loop
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	}
	_, _ = f, g
}

func statement(events chan int) {
	time.Sleep(1)
	//loopblock:loop
	for e := 0; e < cap(events); e++ {
		time.Sleep(1) // want `time\.Sleep waits for a timer, on an event loop: directives\.statement → time\.Sleep$`
		handle(e)
		go handle2(e)
	}
	time.Sleep(1)
	func() {
		//loopblock:loop
		for {
			os.ReadFile("x") // want `on an event loop: func literal in directives\.statement → os\.ReadFile$`
			func() {
				os.ReadFile("y") // want `os\.ReadFile waits for a file system`
			}()
		}
	}()
}

func events(ch, quit chan int) {
	//loopblock:loop
	for e := range ch {
		handle(e)
		<-quit // want `channel receive`
	}
	//loopblock:loop
	for ch != nil {
		trace()
		select {
		case e := <-ch:
			handle(e)
			<-quit // want `channel receive`
		case <-quit:
			return
		}
		<-quit // want `channel receive`
	}
	//loopblock:loop
	for {
		if e, ok := <-ch; ok {
			<-quit // want `channel receive`
			handle(e)
		}
	}
}

func trace() {}

func handle(int) {
	os.ReadFile("x") // want `: directives\.statement → directives\.handle → os\.ReadFile$`
}

func handle2(int) { os.ReadFile("x") }

type iface interface {
	//loopblock:loop
	onLoop()
	offLoop()
}

type impl struct{}

func (impl) onLoop() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

func (impl) offLoop() { time.Sleep(1) }

var _ iface = impl{}

//loopblock:loop
type whole interface {
	first()
	second()
}

type implWhole struct{}

func (*implWhole) first() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

func (*implWhole) second() {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}

func (*implWhole) third() { time.Sleep(1) }

//loopblock:loop
type callback func(string)

var variable callback = func(string) {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

func register(callback) {}

func conversions() {
	register(func(name string) {
		os.ReadFile(name) // want `os\.ReadFile waits for a file system`
	})
	_ = callback(asCallback)
	_ = func(string) { time.Sleep(1) }
}

func asCallback(string) {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

type handlers struct {
	//loopblock:loop
	onKey func()
	onEnd func()
	onAll []func() //loopblock:loop
}

func fields() {
	h := handlers{
		onKey: func() {
			time.Sleep(1) // want `time\.Sleep waits for a timer`
		},
		onEnd: func() { time.Sleep(1) },
	}
	h.onAll = append(h.onAll, func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	})
	h.onKey = func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	}
}

//loopblock:loop param=f
func takes(g, f func()) {}

type taker struct{}

//loopblock:loop param=f
func (taker) takes(n int, f func()) {}

//loopblock:onloop param=f
func posts(f func()) {}

//loopblock:offloads param=f
func offloads(f func()) { f() }

func parameters(k taker) {
	takes(func() { time.Sleep(1) }, func() {
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	})
	k.takes(1, func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	})
	posts(func() {
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	})
}

//loopblock:loop
func sinks() {
	offloads(func() { time.Sleep(1) })
	posts(func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	})
}

//loopblock:blocks network
func blocks() {}

//loopblock:blocks process
type runner func(string)

type hooks struct {
	//loopblock:blocks database
	load func()
	name func()
}

//loopblock:loop
func declaredValues(h *hooks, r runner, rs map[string]runner) {
	h.load() // want `^directives\.hooks\.load waits for a database`
	h.name()
	r("x")       // want `^directives\.runner waits for another process`
	rs["y"]("y") // want `^directives\.runner waits for another process`
	go r("z")
}

//loopblock:blocks cpu
func computes() {}

//loopblock:nonblocking -- it reads a file that is always there
func cached() { os.ReadFile("x") }

type remote interface {
	//loopblock:blocks database
	query() string
	//loopblock:nonblocking
	name() string
}

//loopblock:loop
func effects(r remote) {
	blocks() // want `^directives\.blocks waits for a peer on the network, on an event loop: directives\.effects → directives\.blocks$`
	computes()
	cached()
	r.query() // want `\(directives\.remote\)\.query waits for a database`
	r.name()
	indirect()
}

func indirect() {
	blocks() // want `: directives\.effects → directives\.indirect → directives\.blocks$`
	cached()
}

//loopblock:loop
func nonblockingOnLoop() {
	both()
}

// Its body is on the loop by the first directive, and its callers need not care by the second.
//
//loopblock:nonblocking
//loopblock:loop
func both() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

func frameworks() {
	tview.NewButton("x").SetSelectedFunc(func() {
		blocks() // want `on the event loop of tview`
		offloads(func() { os.ReadFile("x") })
	})
}

//loopblock:lop // want `^unknown directive .+:lop: did you mean .+:loop\?$`
func misspelled() { time.Sleep(1) }

//loopblock:blocks disk // want `^//loopblock:blocks disk: unknown class: want one of deadlock, .*, stdio$`
func unknownClass() {}

func misplaced() {
	//loopblock:nonblocking // want `^//loopblock:nonblocking stands on nothing: put it right above a function or method or an interface method, or at the end of its first line$`
	os.ReadFile("x")
}

//loopblock:offloads param=g // want `^//loopblock:offloads param=g: wrongParameter has no parameter of that name, only f$`
func wrongParameter(f func()) {}

// loopblock:loop // want `^"// loopblock:loop" is an ordinary comment: write //loopblock:loop$`
func ordinary() { time.Sleep(1) }

//loopblock:blocks file
//loopblock:nonblocking // want `^//loopblock:nonblocking contradicts //loopblock:blocks on the same thing: keep one$`
func contradiction() {}
