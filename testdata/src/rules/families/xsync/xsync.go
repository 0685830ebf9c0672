package xsync

import (
	"os"

	"github.com/puzpuzpuz/xsync/v4"
)

func cached(m *xsync.Map[string, []byte]) []byte {
	data, _ := m.LoadOrCompute("x", func() ([]byte, bool) {
		data, err := os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		return data, err != nil
	})
	m.Range(func(name string, data []byte) bool { return os.WriteFile(name, data, 0o600) == nil })
	return data
}
