// Package flow: defer runs here, go runs elsewhere, what only happens on the way to a panic does not count, and
// functions that call each other are followed once.
package flow

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"runtime"
	"time"
)

func read() string {
	b, _ := os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	return string(b)
}

func use(string) { time.Sleep(1) }

//loopblock:loop
func goRunsElsewhereButItsArgumentsHere() {
	go use(read())
	go func(s string) { time.Sleep(1) }(read())
	go time.Sleep(1)
}

//loopblock:loop
func deferRunsHere(f *os.File) {
	defer time.Sleep(1) // want `time\.Sleep waits for a timer`
	defer func() {
		f.Sync() // want `\(\*os\.File\)\.Sync waits for a file system`
	}()
	defer use2(fetch())
	defer func() {
		if recover() != nil {
			os.WriteFile("crash", nil, 0) // want `os\.WriteFile waits for a file system`
		}
	}()
}

func fetch() int {
	http.Get("url") // want `http\.Get waits for a peer on the network`
	return 1
}

func use2(int) {
	time.Sleep(1) // want `flow\.deferRunsHere → flow\.use2 → time\.Sleep$`
}

//loopblock:loop
func panicsOnly(bad bool) {
	if bad {
		os.WriteFile("crash", nil, 0)
		panic("bad")
	}
	if must(1) == 0 {
		fail("bad")
	}
}

func must(n int) int {
	if n < 0 {
		os.WriteFile("crash", nil, 0)
		panic(fmt.Sprint(n))
	}
	return n
}

func fail(s string) {
	time.Sleep(1)
	panic(s)
}

//loopblock:loop
func onlyOneWayPanics(bad bool) {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	if bad {
		panic("bad")
	}
}

//loopblock:loop
func endlessLoopIsNoPanic() {
	for {
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	}
}

//loopblock:loop
func nothing(n int) {
	runtime.Gosched()
	log.Print(n)
}

//loopblock:loop
func recursion(n int) {
	if n > 0 {
		recursion(n - 1)
		return
	}
	time.Sleep(1) // want `^time\.Sleep waits for a timer, on an event loop: flow\.recursion → time\.Sleep$`
}

//loopblock:loop
func cycle() { even(10) }

func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}

func odd(n int) bool {
	if n == 0 {
		third()
		return false
	}
	return even(n - 1)
}

func third() {
	os.ReadFile("x") // want `: flow\.cycle → flow\.even → flow\.odd → flow\.third → os\.ReadFile$`
	even(1)
}

//loopblock:loop
func silentCycle() { ping(3) }

func ping(n int) { pong(n) }

func pong(n int) {
	if n > 0 {
		ping(n - 1)
	}
}

//loopblock:loop
func selfCallingLiteral() {
	var walk func(int)
	walk = func(n int) {
		if n > 0 {
			walk(n - 1)
		}
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	}
	walk(3)
}

//loopblock:loop
func oneFindingACallTheMostSeriousClass(big bool) {
	mixed()
}

func mixed() {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	http.Get("url")  // want `http\.Get waits for a peer on the network`
}

const debugging = false

//loopblock:loop
func constantsDecide(verbose bool) {
	if debugging {
		os.ReadFile("x")
	}
	if debugging && verbose {
		os.ReadFile("x")
	}
	if !debugging || verbose {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	}
}

//loopblock:loop
func otherSystemsCount() {
	if runtime.GOOS == "plan9" {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	}
}
