package mainthread

import (
	"time"

	"golang.design/x/mainthread"
)

func quickFrame(draw func()) {
	time.Sleep(1)
	mainthread.Call(draw)
}
