package gojafunctions

import (
	"os"

	"github.com/dop251/goja"
)

func read(call goja.FunctionCall) goja.Value {
	os.ReadFile("x") // want `^os\.ReadFile waits for a file system`
	return call.Arguments[0]
}

func with(call goja.FunctionCall, vm *goja.Runtime) goja.Value {
	os.ReadFile("x") // want `^os\.ReadFile waits for a file system`
	go os.ReadFile("x")
	return vm.ToValue(1)
}
