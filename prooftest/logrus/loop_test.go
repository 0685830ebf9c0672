package logrus

import (
	"io"
	"testing"

	"github.com/sirupsen/logrus"

	"github.com/loopblock/loopblock/prooftest/held"
)

// What stands still is the goroutine that logs.
func TestFire(t *testing.T) {
	events := make(chan func(), 1)
	defer close(events)
	held.StandsStill(t,
		func(url string) {
			logger := logrus.New()
			logger.SetOutput(io.Discard)
			logger.AddHook(hook{url})
			go func() {
				logger.Info("begin")
				for f := range events {
					f()
				}
			}()
		},
		func(f func()) { events <- f })
}
