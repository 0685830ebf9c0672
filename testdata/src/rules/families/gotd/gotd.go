package gotd

import (
	"os"

	"github.com/gotd/td/telegram"
)

func options(states chan<- telegram.ConnectionState) telegram.Options {
	return telegram.Options{OnConnectionState: func(s telegram.ConnectionState) {
		os.WriteFile("state", []byte{byte(s)}, 0o600) // want `os\.WriteFile waits for a file system`
		select {
		case states <- s:
		default:
		}
	}}
}
