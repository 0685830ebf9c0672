package giu

import (
	"net/http"

	"github.com/AllenDang/giu"
)

func runQuick(w *giu.MasterWindow) {
	w.Run(func() {
		giu.Button("x").OnClick(func() {
			go func() {
				http.Get("url")
				giu.Update()
			}()
		})
	})
}
