package xsync

import (
	"os"

	"github.com/puzpuzpuz/xsync/v4"
)

func readFirst(m *xsync.Map[string, []byte]) ([]byte, error) {
	data, err := os.ReadFile("x")
	if err != nil {
		return nil, err
	}
	kept, _ := m.LoadOrCompute("x", func() ([]byte, bool) { return data, false })
	return kept, nil
}
