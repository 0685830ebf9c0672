package nbio

import (
	"os"

	"github.com/lesismal/nbio"
)

func echo(g *nbio.Engine) {
	g.OnData(func(c *nbio.Conn, data []byte) {
		os.WriteFile("x", data, 0o600) // want `os\.WriteFile waits for a file system`
		c.Write(append([]byte(nil), data...))
	})
}
