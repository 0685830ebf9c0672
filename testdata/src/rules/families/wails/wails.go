package wails

import (
	"net/http"
	"os"

	"github.com/wailsapp/wails/v3/pkg/application"
)

func refresh(show func(string)) error {
	http.Get("url")
	application.InvokeAsync(func() {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		show("done")
	})
	return application.InvokeSyncWithError(func() error {
		_, err := os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		return err
	})
}
