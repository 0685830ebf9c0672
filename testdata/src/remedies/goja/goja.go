// Package goja: a loop that JavaScript runs on.
package goja

import (
	"net/http"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
)

func fetch(loop *eventloop.EventLoop, url string, done func(*goja.Runtime, *http.Response)) {
	loop.RunOnLoop(func(vm *goja.Runtime) {
		resp, err := http.Get(url) // want `http\.Get waits`
		if err == nil {
			done(vm, resp)
		}
	})
}
