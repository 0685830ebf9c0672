package evio

import (
	"os"

	"github.com/tidwall/evio"
)

var events = evio.Events{
	Serving: func(evio.Server) evio.Action {
		os.ReadFile("x") // before the loops start
		return 0
	},
	Data: func(c evio.Conn, in []byte) ([]byte, evio.Action) {
		out, _ := os.ReadFile(string(in)) // want `^os\.ReadFile waits for a file system`
		go func() {
			os.ReadFile("x")
			c.Wake()
		}()
		return out, 0
	},
}
