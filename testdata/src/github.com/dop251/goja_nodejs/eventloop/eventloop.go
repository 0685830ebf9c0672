// Package eventloop has the shapes of goja_nodejs's event loop that tests need.
package eventloop

import "github.com/dop251/goja"

type EventLoop struct{}

func (loop *EventLoop) RunOnLoop(fn func(*goja.Runtime)) bool { return true }

func (loop *EventLoop) Stop() int { return 0 }

func (loop *EventLoop) StopNoWait() {}
