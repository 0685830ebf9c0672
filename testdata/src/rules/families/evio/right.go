package evio

import (
	"os"

	"github.com/tidwall/evio"
)

var patient = evio.Events{
	Data: func(c evio.Conn, in []byte) ([]byte, evio.Action) {
		name := string(in)
		go func() {
			os.ReadFile(name)
			c.Wake() // Data is called again, and finds the result
		}()
		return nil, 0
	},
}
