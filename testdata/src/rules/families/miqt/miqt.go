package miqt

import (
	"net/http"
	"os"

	"github.com/mappu/miqt/qt6"
	"github.com/mappu/miqt/qt6/mainthread"
)

func button(b *qt6.QPushButton, t *qt6.QThread) {
	b.OnClicked(func() {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		mainthread.Wait(func() {
			os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		})
	})
	t.OnRun(func(super func()) { http.Get("url") })
}
