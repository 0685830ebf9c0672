//go:build (!amd64 && !arm64) || offload_purego

package offload

import "github.com/loopblock/loopblock/offload/internal/stack"

// self names the calling goroutine by its number: some microseconds, but it works everywhere.
func self() uintptr { return uintptr(stack.Goroutine()) }
