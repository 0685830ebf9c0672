package mainthread

import (
	"time"

	"golang.design/x/mainthread"
)

func frame(draw func()) {
	time.Sleep(1)
	mainthread.Call(func() {
		draw()
		time.Sleep(1)              // want `^time\.Sleep waits for a timer`
		mainthread.Call(func() {}) // want `^mainthread\.Call waits for this very loop`
		mainthread.Go(func() {})
	})
}
