package nbio

import (
	"os"

	"github.com/lesismal/nbio"
)

func write(g *nbio.Engine) {
	g.OnData(func(c *nbio.Conn, data []byte) {
		data = append([]byte(nil), data...) // nbio uses its buffer again
		go func() {
			os.WriteFile("x", data, 0o600)
			c.Write(data)
		}()
	})
}
