package webview

import (
	"net/http"

	webview "github.com/webview/webview_go"
)

func bindLater(w webview.WebView) {
	w.Bind("load", func(url string) {
		go func() {
			http.Get(url)
			w.Dispatch(func() { w.Eval("done()") })
		}()
	})
}
