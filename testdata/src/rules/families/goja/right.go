package goja

import (
	"os"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
)

func read(loop *eventloop.EventLoop, show func([]byte, error)) {
	loop.RunOnLoop(func(*goja.Runtime) {
		go func() {
			data, err := os.ReadFile("x")
			loop.RunOnLoop(func(*goja.Runtime) { show(data, err) })
		}()
	})
}
