package cogent

import (
	"net/http"

	"cogentcore.org/core/core"
)

func button(b *core.Button) {
	b.OnClick(func(e core.Event) {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		b.AsyncLock()   // want `\.AsyncLock waits for this very loop`
		go func() {
			http.Get("url")
			b.AsyncLock()
			b.AsyncUnlock()
		}()
	})
}
