package wails

import (
	"net/http"

	"github.com/wailsapp/wails/v3/pkg/application"
)

func load(show func(*http.Response, error)) {
	resp, err := http.Get("url") // a bound method has a goroutine
	application.InvokeAsync(func() { show(resp, err) })
}
