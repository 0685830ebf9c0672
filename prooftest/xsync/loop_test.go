package xsync

import (
	"testing"

	"github.com/puzpuzpuz/xsync/v4"

	"github.com/loopblock/loopblock/prooftest/held"
)

func TestLoadOrCompute(t *testing.T) {
	m := xsync.NewMap[string, int]()
	var key string
	held.StandsStill(t,
		func(url string) { key = url; go load(m, url) },
		func(f func()) { go func() { m.Store(key, 2); f() }() })
}
