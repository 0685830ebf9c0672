package beep

import (
	"net"
	"os"

	"github.com/gopxl/beep/v2"
	"github.com/gopxl/beep/v2/speaker"
)

type radio struct {
	file *os.File
	conn net.Conn
	buf  []byte
}

func (r *radio) Stream(samples [][2]float64) (int, bool) {
	r.file.Read(r.buf)
	n, err := r.conn.Read(r.buf) // want `\(net\.Conn\)\.Read waits for a peer on the network`
	return n, err == nil
}

func (r *radio) Err() error { return nil }

func again(s beep.Streamer) {
	speaker.Play(beep.Seq(s, beep.Callback(func() {
		speaker.Play(s) // want `speaker\.Play waits for this very loop`
		go again(s)
	})))
}
