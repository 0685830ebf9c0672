// Package quickjs has the shapes of quickjs that tests need.
package quickjs

type Context struct{}

type Value struct{}

func (ctx *Context) NewFunction(fn func(*Context, *Value, []*Value) *Value) *Value { return nil }

func (ctx *Context) NewPromise(executor func(resolve, reject func(*Value))) *Value { return nil }

func (ctx *Context) Schedule(job func(*Context)) bool { return false }
