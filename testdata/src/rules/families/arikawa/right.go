package arikawa

import (
	"net/http"

	"github.com/diamondburned/arikawa/v3/utils/handler"
)

func ownGoroutine(h *handler.Handler) {
	h.AddHandler(func(m *message) { http.Get(m.text) })
}
