package g3n

import (
	"os"
	"time"

	"github.com/g3n/engine/app"
)

func run(a *app.Application, loaded <-chan []byte) {
	a.Subscribe("key", func(name string, ev any) {
		os.ReadFile(name) // want `os\.ReadFile waits for a file system`
	})
	a.Run(func(time.Duration) {
		time.Sleep(1) // want `time\.Sleep waits for a timer`
		select {
		case <-loaded:
		default:
		}
	})
}
