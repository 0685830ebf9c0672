package giu

import (
	"net/http"
	"os"

	"github.com/AllenDang/giu"
)

func run(w *giu.MasterWindow, eh *giu.EventHandler, img *giu.ImageWithURLWidget) {
	img.OnReady(func() { http.Get("url") })
	w.Run(func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		giu.Button("x").OnClick(func() {
			http.Get("url") // want `http\.Get waits for a peer on the network`
			go func() {
				http.Get("url")
				giu.Update()
			}()
		})
		eh.OnKeyDown(1, func() {
			os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		})
	})
}
