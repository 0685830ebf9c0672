package g3n

import (
	"os"
	"time"

	"github.com/g3n/engine/app"
)

func runQuick(a *app.Application, loaded chan []byte) {
	a.Subscribe("key", func(name string, ev any) {
		go func() {
			data, _ := os.ReadFile(name)
			loaded <- data
		}()
	})
	a.Run(func(time.Duration) {
		select {
		case <-loaded:
		default:
		}
	})
}
