// Package goja has the shapes of goja that tests need.
package goja

type (
	Value        interface{ String() string }
	FunctionCall struct{ Arguments []Value }
	Runtime      struct{}
)

func (r *Runtime) ToValue(i any) Value { return nil }
