package quickjs

import (
	"net/http"

	"github.com/buke/quickjs-go"
)

func fetchLater(ctx *quickjs.Context) *quickjs.Value {
	return ctx.NewFunction(func(ctx *quickjs.Context, this *quickjs.Value, args []*quickjs.Value) *quickjs.Value {
		return ctx.NewPromise(func(resolve, reject func(*quickjs.Value)) {
			go func() {
				http.Get("url")
				ctx.Schedule(func(*quickjs.Context) { resolve(this) })
			}()
		})
	})
}
