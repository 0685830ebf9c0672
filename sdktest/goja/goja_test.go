// Package goja tests offload/post on the event loop of goja_nodejs.
package goja

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/sdktest/looptest"
)

// poster needs no Serialize: RunOnLoop appends to a list.
func poster(loop *eventloop.EventLoop) post.Poster {
	return post.Func(func(f func()) error {
		if !loop.RunOnLoop(func(*goja.Runtime) { f() }) {
			return post.ErrClosed
		}
		return nil
	})
}

func TestPost(t *testing.T) {
	loop := eventloop.NewEventLoop()
	loop.Start()
	defer loop.Stop()
	l := looptest.Loop{
		Event:  func(f func()) { loop.SetTimeout(func(*goja.Runtime) { f() }, time.Microsecond) },
		Poster: poster(loop),
	}
	looptest.Check(t, l)
	looptest.CheckGo(t, l)
}

func TestPostToATerminatedLoop(t *testing.T) {
	loop := eventloop.NewEventLoop()
	loop.Start()
	loop.Terminate()
	err := poster(loop).Post(func() { t.Error("ran") })
	if !errors.Is(err, post.ErrClosed) {
		t.Errorf("Post: %v", err)
	}
}

// TestPromise is the form for a host function that a script awaits.
func TestPromise(t *testing.T) {
	loop := eventloop.NewEventLoop()
	loop.Start()
	defer loop.Stop()
	p := poster(loop)
	gate, said := make(chan struct{}), make(chan string, 10)
	loop.RunOnLoop(func(vm *goja.Runtime) {
		_ = vm.Set("say", func(s string) { said <- s })
		_ = vm.Set("load", func(id int) *goja.Promise {
			promise, resolve, reject := vm.NewPromise()
			post.Then(p, func() (string, error) {
				<-gate
				if id == 0 {
					return "", errors.New("no such item")
				}
				return fmt.Sprint("item ", id), nil
			}, func(item string, err error) {
				if err != nil {
					_ = reject(vm.NewGoError(err))
					return
				}
				_ = resolve(item)
			})
			return promise
		})
		_, err := vm.RunString(`
			(async () => {
				try { say(await load(7)); await load(0) } catch (e) { say(String(e.message)) }
			})();
			setTimeout(() => say("tick"), 1);`)
		if err != nil {
			t.Error(err)
		}
	})
	for i, want := range []string{"tick", "item 7", "no such item"} {
		if got := looptest.Receive(t, said); got != want {
			t.Errorf("heard %q, want %q", got, want)
		}
		if i == 0 {
			close(gate)
		}
	}
}

// TestGoInPromise: the same host function, with its body in place.
func TestGoInPromise(t *testing.T) {
	loop := eventloop.NewEventLoop()
	loop.Start()
	defer loop.Stop()
	p := poster(loop)
	said := make(chan string, 10)
	loop.RunOnLoop(func(vm *goja.Runtime) {
		_ = vm.Set("say", func(s string) { said <- s })
		_ = vm.Set("load", func(id int) *goja.Promise {
			promise, resolve, reject := vm.NewPromise()
			post.Go(p, func(ctx context.Context) {
				item, err := offload.Call1(ctx, func(id int) (string, error) {
					if id == 0 {
						return "", errors.New("no such item")
					}
					return fmt.Sprint("item ", id), nil
				}, id)
				if err != nil {
					_ = reject(vm.NewGoError(err))
					return
				}
				_ = resolve(item)
			})
			return promise
		})
		_, err := vm.RunString(`
			(async () => {
				try { say(await load(7)); await load(0) } catch (e) { say(String(e.message)) }
			})();`)
		if err != nil {
			t.Error(err)
		}
	})
	for _, want := range []string{"item 7", "no such item"} {
		if got := looptest.Receive(t, said); got != want {
			t.Errorf("heard %q, want %q", got, want)
		}
	}
}

// TestGoOnATerminatedLoop: the loop says that it takes no more, and the coroutine ends.
func TestGoOnATerminatedLoop(t *testing.T) {
	loop := eventloop.NewEventLoop()
	loop.Start()
	gate, began, ended := make(chan struct{}), make(chan struct{}), make(chan struct{})
	loop.RunOnLoop(func(*goja.Runtime) {
		post.Go(poster(loop), func(ctx context.Context) {
			defer close(ended)
			close(began)
			offload.Exec(ctx, func() { <-gate })
			t.Error("it goes on")
		})
	})
	looptest.Receive(t, began)
	loop.Terminate()
	close(gate)
	looptest.Receive(t, ended)
}
