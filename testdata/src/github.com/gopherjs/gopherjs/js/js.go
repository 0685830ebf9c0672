// Package js has the shapes of GopherJS that tests need.
package js

type Object struct{}

func MakeFunc(fn func(this *Object, arguments []*Object) any) *Object { return nil }
