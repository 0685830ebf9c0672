package sqlhooks

import (
	"net/http"

	"github.com/lib/pq"
)

func listen(failed chan<- error) {
	pq.NewListener("dsn", 0, 0, func(_ pq.ListenerEventType, err error) {
		http.Get("http://x") // want `^http\.Get waits for a peer`
		select {
		case failed <- err:
		default:
		}
	})
}
