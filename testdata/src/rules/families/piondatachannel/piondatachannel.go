package piondatachannel

import (
	"os"

	"github.com/pion/webrtc/v4"
)

func receive(d *webrtc.DataChannel) {
	d.OnMessage(func(m webrtc.DataChannelMessage) {
		os.WriteFile("x", m.Data, 0o600) // want `os\.WriteFile waits for a file system`
		d.GracefulClose()                // want `\.GracefulClose waits for this very loop`
		d.Close()
	})
}
