// Package xsync has a function that a map calls with a bucket locked.
package xsync

import (
	"github.com/puzpuzpuz/xsync/v4"

	"github.com/loopblock/loopblock/prooftest/held"
)

func load(m *xsync.Map[string, int], url string) {
	m.LoadOrCompute(url, func() (int, bool) {
		held.Get(url) // finding: network
		return 1, false
	})
}
