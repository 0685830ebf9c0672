// Package v8go has the shapes of v8go that tests need.
package v8go

type Isolate struct{}

type Value struct{}

type FunctionCallbackInfo struct{}

func (i *FunctionCallbackInfo) Args() []*Value { return nil }

type FunctionCallback func(info *FunctionCallbackInfo) *Value

type FunctionTemplate struct{}

func NewFunctionTemplate(iso *Isolate, callback FunctionCallback) *FunctionTemplate { return nil }
