// Package channels: what sending and receiving wait for.
package channels

import (
	"context"
	"os"
	"time"
)

type m struct {
	events chan int
	ctx    context.Context
}

//loopblock:loop
func receives(ch chan int, x m) {
	<-ch                 // want `^channel receive waits for another goroutine, on an event loop: channels\.receives → channel receive$`
	v := <-x.events      // want `channel receive waits for another goroutine`
	w, ok := <-x.events  // want `channel receive waits for another goroutine`
	<-x.ctx.Done()       // want `channel receive waits for another goroutine`
	for range x.events { // want `channel receive waits for another goroutine`
	}
	_, _, _ = v, w, ok
}

//loopblock:loop
func selectWithDefaultDoesNotWait(ch chan int, x m) {
	select {
	case <-ch:
	default:
	}
	select {
	case x.events <- 1:
	default:
	}
	select {
	case v, ok := <-ch:
		_, _ = v, ok
	case x.events <- 1:
	case <-x.ctx.Done():
	default:
	}
}

//loopblock:loop
func selectWaits(ch chan int, x m) {
	select { // want `^select waits for another goroutine, on an event loop: channels\.selectWaits → select$`
	case <-ch:
	case <-x.ctx.Done():
	}
	select { // want `select waits for another goroutine`
	case ch <- 1:
	case <-x.ctx.Done():
	}
	select {
	case <-ch: // want `channel receive waits for another goroutine`
	}
}

//loopblock:loop
func bodiesOfCasesCount(ch chan int) {
	select {
	case <-ch:
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	default:
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	}
}

//loopblock:loop
func sendOnBuffered() {
	one := make(chan int, 1)
	one <- 1
	n := len(os.Args)
	many := make(chan int, n)
	many <- 1
	select {
	case many <- 1:
	case <-context.Background().Done():
	}
}

//loopblock:loop
func receiveOfWhatWasSent() int {
	ch := make(chan int, 1)
	ch <- 1
	return <-ch
}

//loopblock:loop
func receiveOfClosed() {
	ch := make(chan struct{})
	close(ch)
	<-ch
	select {
	case <-ch:
	}
}

//loopblock:loop
func receiveOfUnfilled() {
	ch := make(chan int, 1)
	<-ch // want `channel receive waits for another goroutine`
}

//loopblock:loop
func sendOnUnbuffered() {
	ch := make(chan int)
	ch <- 1 // want `channel send waits for another goroutine`
}

//loopblock:loop
func sendOnUnknownIsNotReported(ch chan int, x m) {
	ch <- 1
	x.events <- 1
}

//loopblock:loop
func timers(t *time.Timer, k *time.Ticker) {
	<-time.After(time.Second) // want `waits for a timer`
	<-t.C                     // want `time\.Timer\.C waits for a timer`
	for range k.C {           // want `time\.Ticker\.C waits for a timer`
	}
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	<-tick.C                 // want `time\.Ticker\.C waits for a timer`
	<-time.Tick(time.Second) // want `waits for a timer`
}

//loopblock:loop
func nilChannel() {
	var ch chan int
	select {
	case <-ch:
	default:
	}
}

//loopblock:loop
func throughHelpers(x m) {
	wait(x.events)
	post(x.events)
	trySend(x.events)
}

func wait(ch <-chan int) int {
	return <-ch // want `: channels\.throughHelpers → channels\.wait → channel receive$`
}

func post(ch chan<- int) { ch <- 1 }

func trySend(ch chan<- int) bool {
	select {
	case ch <- 1:
		return true
	default:
		return false
	}
}

//loopblock:loop
func throughConstructor() {
	q := newQueue(8)
	q.items <- 1
	q.put(1)
}

type queue struct{ items chan int }

func newQueue(n int) *queue { return &queue{items: make(chan int, 8)} }

func (q *queue) put(n int) { q.items <- n }

// Nobody's loop.
func off(ch chan int) { <-ch }
