package arikawa

import (
	"net/http"

	"github.com/diamondburned/arikawa/v3/utils/handler"
)

type message struct{ text string }

func handlers(h *handler.Handler) {
	h.AddSyncHandler(func(m *message) {
		http.Get(m.text) // want `http\.Get waits for a peer on the network`
	})
	h.AddHandler(func(m *message) { http.Get(m.text) })
}
