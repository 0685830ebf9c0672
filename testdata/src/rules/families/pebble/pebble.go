package pebble

import (
	"os"

	"github.com/cockroachdb/pebble/v2"
)

func listener(db *pebble.DB, flushed chan error) pebble.EventListener {
	return pebble.EventListener{FlushEnd: func(info pebble.FlushInfo) {
		db.Metrics()                  // want `\.Metrics waits for this very loop`
		os.WriteFile("flush", nil, 0) // want `^os\.WriteFile waits for a file system`
		select {
		case flushed <- info.Err:
		default:
		}
	}}
}
