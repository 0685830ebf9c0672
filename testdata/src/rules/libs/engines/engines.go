// Package engines has stores of package parts, which it does not import.
package engines

import (
	"net/http"
	"os"
)

type File struct{ path string }

func (f *File) Load() string {
	text, _ := os.ReadFile(f.path)
	return string(text)
}

func (f *File) Name() string { return f.path }

type Memory map[string]string

func (m Memory) Load() string { return m["x"] }

func (m Memory) Name() string { return "memory" }

// Remote is never put into a store.
type Remote struct{}

func (Remote) Load() string {
	resp, _ := http.Get("x")
	return resp.Status
}

func (Remote) Name() string { return "" }
