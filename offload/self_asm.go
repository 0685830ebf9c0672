//go:build (amd64 || arm64) && !offload_purego

package offload

// self names the calling goroutine: the value of its g register, compared and never followed.
func self() uintptr
