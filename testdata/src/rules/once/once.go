// Package once: what a program's own sync.Once hides is a freeze at first use.
package once

import (
	"net/http"
	"os"
	"sync"
)

var (
	once   sync.Once
	config []byte
)

func load() []byte {
	once.Do(func() {
		config, _ = os.ReadFile("config") // want `once\.use → once\.load → .*os\.ReadFile$`
	})
	return config
}

type client struct {
	once sync.Once
	c    *http.Response
}

func (c *client) get() {
	c.once.Do(c.dial)
}

func (c *client) dial() {
	c.c, _ = http.Get("url") // want `http\.Get waits for a peer on the network`
}

var table = sync.OnceValue(func() int {
	os.ReadFile("table") // want `os\.ReadFile waits for a file system`
	return 1
})

//loopblock:loop
func use(c *client) {
	load()
	c.get()
	table()
	quiet.Do(func() {})
}

var quiet sync.Once
