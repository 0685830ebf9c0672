//go:build (!amd64 && !arm64) || offload_purego

package offload

import "runtime"

// self names the calling goroutine by the number that heads its stack trace: some microseconds, but it works everywhere.
func self() uintptr {
	var buf [64]byte
	line := buf[:runtime.Stack(buf[:], false)]
	var id uintptr
	for _, c := range line[len("goroutine "):] {
		if c < '0' || c > '9' {
			break
		}
		id = id*10 + uintptr(c-'0')
	}
	return id
}
