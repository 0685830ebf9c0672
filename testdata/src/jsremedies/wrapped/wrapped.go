// Package wrapped: one function registers many, and some of them have to answer at once.
package wrapped

import (
	"net/http"
	"syscall/js"
)

func set(name string, fn func([]js.Value) any) {
	js.Global().Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any {
		return fn(args)
	}))
}

func register() {
	set("version", func([]js.Value) any { return 7 })
	set("load", func(args []js.Value) any {
		resp, err := http.Get(args[0].String()) // want `http\.Get waits.*results of other functions too`
		if err != nil {
			return nil
		}
		return resp.StatusCode
	})
}
