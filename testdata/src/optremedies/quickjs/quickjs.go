// Package quickjs: values of JavaScript die with the call that they are given to.
package quickjs

import (
	"net/http"

	"github.com/buke/quickjs-go"
)

func fetch(ctx *quickjs.Context, done func(string)) *quickjs.Value {
	return ctx.NewPromise(func(resolve, reject func(*quickjs.Value)) {
		resp, err := http.Get("url") // want `http\.Get waits`
		if err == nil {
			done(resp.Status)
		}
	})
}

func fetchFor(ctx *quickjs.Context, value *quickjs.Value) *quickjs.Value {
	return ctx.NewPromise(func(resolve, reject func(*quickjs.Value)) {
		_, err := http.Get("url") // want `http\.Get waits .*no fix: value must not be used once the loop's callback has returned`
		if err == nil {
			resolve(value)
		}
	})
}
