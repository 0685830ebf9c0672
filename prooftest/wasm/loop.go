//go:build js && wasm

// Command wasm is run under Node by the test beside it. The callback of its first timeout sleeps, or waits for the
// second one, as its argument says; or it has a goroutine wait.
package main

import (
	"os"
	"syscall/js"
	"time"
)

func main() {
	next := make(chan struct{})
	timeout(0, js.FuncOf(func(js.Value, []js.Value) any {
		say("handler begins")
		switch os.Args[len(os.Args)-1] {
		case "sleep":
			time.Sleep(20 * time.Millisecond) // finding: sleep
			say("handler ends")
			go finish(next)
		case "wait":
			<-next // finding: wait
			say("handler ends")
		case "go":
			go finish(next)
		}
		return nil
	}))
	timeout(1, js.FuncOf(func(js.Value, []js.Value) any {
		say("next event")
		close(next)
		return nil
	}))
	select {}
}

func finish(next <-chan struct{}) {
	<-next
	say("goroutine ends")
	os.Exit(0)
}

func timeout(ms int, f js.Func) { js.Global().Call("setTimeout", f, ms) }

// say writes a line. Not fmt.Println: under Node a write to standard output waits for the event loop, too.
func say(line string) { js.Global().Get("console").Call("log", line) }
