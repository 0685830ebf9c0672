package goja

import (
	"os"

	"github.com/dop251/goja"
	"github.com/dop251/goja_nodejs/eventloop"
)

func run(loop *eventloop.EventLoop) {
	loop.RunOnLoop(func(vm *goja.Runtime) {
		os.ReadFile("x") // want `^os\.ReadFile waits for a file system`
		loop.Stop()      // want `\.Stop waits for this very loop`
		loop.StopNoWait()
	})
	loop.Stop()
}
