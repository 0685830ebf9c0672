package quicgo

import (
	"os"
	"sync/atomic"

	"github.com/quic-go/quic-go"
)

func config(free *atomic.Uint64) *quic.Config {
	return &quic.Config{AllowConnectionWindowIncrease: func(conn *quic.Conn, delta uint64) bool {
		conn.SendDatagram(nil)           // want `\.SendDatagram waits for this very loop`
		os.ReadFile("/sys/memory.limit") // want `^os\.ReadFile waits for a file system`
		return free.Load() > delta
	}}
}
