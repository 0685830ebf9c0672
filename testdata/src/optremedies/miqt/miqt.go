// Package miqt does not import what posts to its loop.
package miqt

import (
	"net/http"

	"github.com/mappu/miqt/qt6"
)

func button(b *qt6.QPushButton) {
	b.OnClicked(func() {
		http.Get("url") // want `http\.Get waits .*no fix: import github.com/mappu/miqt/qt/mainthread, which posts to this loop`
	})
}
