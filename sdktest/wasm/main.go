//go:build js && wasm

// Command wasm is run under Node by the test beside it: its callbacks wait for
// something that JavaScript's event loop has to do first, directly or through
// offload/post, as its argument says.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"syscall/js"

	"github.com/loopblock/loopblock/offload/post"
)

func main() {
	mode := os.Args[len(os.Args)-1]
	switch mode {
	case "direct":
		direct()
	case "queue":
		queue()
	case "then":
		then()
	case "many":
		many()
	case "promise":
		promise()
	default:
		say("unknown mode", mode)
		os.Exit(2)
	}
}

// say writes a line. Not fmt.Println: under Node a write to standard output is
// itself a call that waits for the event loop, and deadlocks in a callback.
func say(a ...any) {
	line := fmt.Sprintln(a...)
	js.Global().Get("console").Call("log", line[:len(line)-1])
}

// timeout makes JavaScript call f on its event loop.
func timeout(ms int, f func()) {
	var fn js.Func
	fn = js.FuncOf(func(js.Value, []js.Value) any {
		fn.Release()
		f()
		return nil
	})
	js.Global().Call("setTimeout", fn, ms)
}

// page is JavaScript's loop as a Poster: setTimeout never waits and keeps order.
var page = post.To(func(f func()) { timeout(0, f) })

// slow waits for JavaScript's loop, as every fetch does.
func slow(ms int) {
	done := make(chan struct{})
	timeout(ms, func() { close(done) })
	<-done
}

func direct() {
	end := make(chan struct{})
	timeout(0, func() {
		say("handler begins")
		slow(20)
		say("handler ends")
		close(end)
	})
	timeout(1, func() { say("next event") })
	<-end
}

func queue() {
	const n = 3
	q := post.NewQueue(n)
	taken := make(chan struct{}, n)
	for i := range n {
		timeout(i, func() {
			say("event", i)
			// Longer than the events are apart, and the first ones longest.
			_ = q.Do(func() { slow(200 - 50*i); say("handled", i) })
			taken <- struct{}{}
		})
	}
	for range n {
		<-taken
	}
	if err := q.Close(context.Background()); err != nil {
		say(err)
	}
}

func then() {
	end := make(chan struct{})
	timeout(0, func() {
		say("handler")
		post.ThenGet(page, func() string { slow(200); return "result" }, func(s string) {
			say(s)
			close(end)
		})
	})
	timeout(5, func() { say("next event") })
	<-end
}

func many() {
	end := make(chan struct{})
	timeout(0, func() {
		next := 0
		for i := range 300 {
			_ = page.Post(func() {
				if i != next {
					say(i, "came when", next, "was due")
				}
				next++
			})
		}
		_ = page.Post(func() { say(next); close(end) })
	})
	<-end
}

// promise gives JavaScript promises of what a wrapped function returns.
func promise() {
	end := make(chan struct{})
	answers := func(v any) js.Func {
		return js.FuncOf(func(js.Value, []js.Value) any {
			return post.Promise(func() any {
				slow(20)
				return v
			})
		})
	}
	then := js.FuncOf(func(_ js.Value, args []js.Value) any { say("fulfilled", args[0].Int()); return nil })
	catch := js.FuncOf(func(_ js.Value, args []js.Value) any { say("rejected", args[0].Get("message")); close(end); return nil })
	timeout(0, func() {
		answers(42).Invoke().Call("then", then)
		answers(errors.New("no")).Invoke().Call("catch", catch)
		say("handler ends")
	})
	timeout(1, func() { say("next event") })
	<-end
}
