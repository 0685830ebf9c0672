package goapp

import (
	"net/http"

	"github.com/maxence-charriere/go-app/v11/pkg/app"
)

type quick struct{ status string }

func (p *quick) OnMount(ctx app.Context) {
	ctx.Async(func() {
		resp, err := http.Get("http://x")
		if err != nil {
			return
		}
		ctx.Dispatch(func(app.Context) { p.status = resp.Status })
	})
}
