package vecty

import (
	"net/http"
	"os"

	"github.com/hexops/vecty"
	"github.com/hexops/vecty/event"
)

func listeners() []*vecty.EventListener {
	return []*vecty.EventListener{
		event.Click(func(*vecty.Event) {
			http.Get("url") // want `http\.Get waits for a peer on the network`
			go http.Get("url")
		}),
		{Listener: func(*vecty.Event) {
			os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		}},
	}
}
