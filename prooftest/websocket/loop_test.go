package websocket

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/coder/websocket"

	"github.com/loopblock/loopblock/prooftest/held"
)

// The connection reads no message behind a ping whose callback waits.
func TestOnPingReceived(t *testing.T) {
	next := make(chan func(), 1)
	var client *websocket.Conn
	held.StandsStill(t,
		func(url string) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				c, err := websocket.Accept(w, r, get(url))
				if err != nil {
					t.Error(err)
					return
				}
				defer c.CloseNow()
				if _, _, err := c.Read(r.Context()); err == nil {
					(<-next)()
				}
			}))
			t.Cleanup(server.Close)
			var err error
			client, _, err = websocket.Dial(t.Context(), server.URL, nil)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { client.CloseNow() })
			go func() { _ = client.Ping(t.Context()) }()
		},
		func(f func()) {
			next <- f
			if err := client.Write(t.Context(), websocket.MessageText, []byte("message")); err != nil {
				t.Error(err)
			}
		})
}
