package js

type Object struct{}

func MakeFunc(fn func(this *Object, arguments []*Object) any) *Object { return nil }
