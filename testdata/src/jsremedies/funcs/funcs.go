// Package funcs: JavaScript's loop calls functions, and may use what they return.
package funcs

import (
	"io"
	"net/http"
	"syscall/js"
)

func register() {
	// Nobody uses nil.
	js.Global().Set("refresh", js.FuncOf(func(js.Value, []js.Value) any {
		http.Get("/refresh") // want `http\.Get waits`
		return nil
	}))
	js.Global().Set("load", js.FuncOf(func(_ js.Value, args []js.Value) any {
		resp, err := http.Get(args[0].String()) // want `http\.Get waits`
		if err != nil {
			return nil // not found, most of the time
		}
		defer resp.Body.Close()
		text, _ := io.ReadAll(resp.Body) // want `Response\.Body waits`
		return string(text)
	}))
}
