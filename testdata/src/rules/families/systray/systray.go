package systray

import (
	"net/http"

	"fyne.io/systray"
)

func run() {
	systray.SetOnTapped(func() {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		go http.Get("url")
	})
	systray.Run(func() { http.Get("url") }, func() {
		http.Get("url") // want `http\.Get waits for a peer on the network`
	})
}
