// Package walk: what posts to the loop is a method of an embedded field's embedded field.
package walk

import (
	"net/http"

	"github.com/lxn/walk"
)

type window struct {
	*walk.MainWindow
	text string
}

func (w *window) attach(clicked *walk.Event) {
	clicked.Attach(func() {
		resp, err := http.Get("url") // want `http\.Get waits`
		if err == nil {
			w.text = resp.Status
		}
	})
}
