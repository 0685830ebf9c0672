package finalizers

import (
	"os"
	"runtime"
	"time"
)

type handle struct{ f *os.File }

func open(h *handle) {
	runtime.SetFinalizer(h, func(h *handle) {
		h.f.Close()
		os.Remove("x")
		time.Sleep(1) // want `^time\.Sleep waits for a timer`
	})
	runtime.AddCleanup(h, func(d time.Duration) {
		time.Sleep(d) // want `^time\.Sleep waits for a timer`
		go time.Sleep(d)
	}, 1)
}
