package goapp

import (
	"net/http"

	"github.com/maxence-charriere/go-app/v11/pkg/app"
)

type page struct{ status string }

func (p *page) OnMount(ctx app.Context) {
	http.Get("http://x") // want `^http\.Get waits for a peer`
	ctx.Async(func() {
		resp, err := http.Get("http://x")
		if err != nil {
			return
		}
		ctx.Dispatch(func(app.Context) { p.status = resp.Status })
	})
}

func (p *page) button() app.Button {
	return app.Button{}.OnClick(func(app.Context, app.Event) {
		http.Get("http://x") // want `^http\.Get waits for a peer`
	})
}
