// Package webview has the shapes of webview that tests need.
package webview

type WebView interface {
	Dispatch(f func())
	Eval(js string)
	Bind(name string, f interface{}) error
}
