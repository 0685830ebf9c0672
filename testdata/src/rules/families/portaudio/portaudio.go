package portaudio

import (
	"os"
	"sync"

	"github.com/gordonklaus/portaudio"
)

func play(f *os.File, mu *sync.Mutex, ring, buf []byte) (*portaudio.Stream, error) {
	return portaudio.OpenStream(portaudio.StreamParameters{}, func(out []float32) {
		f.Read(buf) // want `\(\*os\.File\)\.Read waits for a file system`
		for i := range out {
			out[i] = float32(ring[i])
		}
	})
}
