package segmentcallback

import (
	"os"
	"sync/atomic"

	"github.com/segmentio/analytics-go/v3"
)

type callback struct{ sent atomic.Int64 }

func (c *callback) Success(analytics.Message) { c.sent.Add(1) }

func (c *callback) Failure(m analytics.Message, err error) {
	os.WriteFile("failed", []byte(err.Error()), 0o600) // want `os\.WriteFile waits for a file system`
}
