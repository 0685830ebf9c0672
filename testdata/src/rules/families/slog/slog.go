package slog

import (
	"context"
	"log/slog"
	"net/http"
	"os"
)

type handler struct {
	slog.Handler
	file *os.File
}

func (h handler) Handle(ctx context.Context, r slog.Record) error {
	h.file.WriteString(r.Message)
	go http.Get("url")
	_, err := http.Get("url") // want `http\.Get waits for a peer on the network`
	return err
}
