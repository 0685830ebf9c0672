package disgo

import (
	"net/http"
	"os"

	"github.com/disgoorg/disgo/bot"
	"github.com/disgoorg/disgo/events"
)

func once(c *bot.Client) bot.EventListener {
	var l bot.EventListener
	l = bot.NewListenerFunc(func(e *events.Ready) {
		http.Get("url")           // want `http\.Get waits for a peer on the network`
		c.RemoveEventListeners(l) // want `\.RemoveEventListeners waits for this very loop`
		go c.RemoveEventListeners(l)
	})
	return l
}

var _ = &events.ListenerAdapter{OnReady: func(*events.Ready) {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}}
