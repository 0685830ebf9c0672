package malgo

import (
	"os"

	"github.com/gen2brain/malgo"
)

func callbacks(f *os.File, ring []byte) malgo.DeviceCallbacks {
	return malgo.DeviceCallbacks{Data: func(out, in []byte, frames uint32) {
		f.Read(out) // want `\(\*os\.File\)\.Read waits for a file system`
		copy(out, ring)
	}}
}
