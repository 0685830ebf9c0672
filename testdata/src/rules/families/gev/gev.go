package gev

import (
	"net/http"
	"os"

	"github.com/Allenxuxu/gev"
)

type echo struct{}

func (echo) OnConnect(*gev.Connection) {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}

func (echo) OnMessage(c *gev.Connection, ctx any, data []byte) any {
	http.Get("url") // want `http\.Get waits for a peer on the network`
	return data
}

func (echo) OnClose(*gev.Connection) { go http.Get("url") }
