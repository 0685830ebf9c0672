package jsdom

import (
	"net/http"

	"honnef.co/go/js/dom/v2"
)

func listen(button dom.EventTarget) {
	button.AddEventListener("click", false, func(e dom.Event) {
		e.PreventDefault()
		http.Get("url") // want `http\.Get waits for a peer on the network`
		go http.Get("url")
	})
}
