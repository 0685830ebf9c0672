package quickjs

import (
	"net/http"
	"time"

	"github.com/buke/quickjs-go"
)

func fetch(ctx *quickjs.Context) *quickjs.Value {
	return ctx.NewFunction(func(ctx *quickjs.Context, this *quickjs.Value, args []*quickjs.Value) *quickjs.Value {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		return ctx.NewPromise(func(resolve, reject func(*quickjs.Value)) {
			go func() {
				http.Get("url")
				ctx.Schedule(func(*quickjs.Context) {
					time.Sleep(1) // want `time\.Sleep waits for a timer`
					resolve(this)
				})
			}()
		})
	})
}
