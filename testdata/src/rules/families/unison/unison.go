package unison

import (
	"net/http"
	"os"

	"github.com/richardwilkes/unison"
)

func button(b *unison.Button) {
	b.ClickCallback = func() {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		go func() {
			http.Get("url")
			unison.InvokeTask(func() {
				os.ReadFile("x") // want `os\.ReadFile waits for a file system`
			})
		}()
	}
}
