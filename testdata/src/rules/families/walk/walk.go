package walk

import (
	"net/http"
	"os"

	"github.com/lxn/walk"
	"github.com/lxn/walk/declarative"
)

func window(w *walk.MainWindow, clicked *walk.Event) declarative.PushButton {
	clicked.Attach(func() {
		http.Get("url") // want `http\.Get waits for a peer on the network`
	})
	return declarative.PushButton{
		OnClicked: func() {
			os.ReadFile("x") // want `os\.ReadFile waits for a file system`
			go func() {
				os.ReadFile("x")
				w.Synchronize(func() {
					os.ReadFile("x") // want `os\.ReadFile waits for a file system`
				})
			}()
		},
		OnMouseDown: func(x, y int) {
			os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		},
	}
}
