package webview

import (
	"net/http"

	webview "github.com/webview/webview_go"
)

func bind(w webview.WebView) {
	w.Bind("load", func(url string) error {
		_, err := http.Get(url) // want `^http\.Get waits for a peer`
		return err
	})
	w.Bind("start", func(url string) {
		go func() {
			http.Get(url)
			w.Dispatch(func() {
				http.Get(url) // want `^http\.Get waits for a peer`
				w.Eval("done()")
			})
		}()
	})
}
