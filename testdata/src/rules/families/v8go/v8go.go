package v8go

import (
	"net/http"

	"rogchap.com/v8go"
)

func fetch(iso *v8go.Isolate) *v8go.FunctionTemplate {
	return v8go.NewFunctionTemplate(iso, func(info *v8go.FunctionCallbackInfo) *v8go.Value {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		go http.Get("url")
		return info.Args()[0]
	})
}
