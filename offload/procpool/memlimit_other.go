//go:build !linux

package procpool

// limitMemory is the watch alone: no limit of these systems counts what a Go
// program uses and not what it reserves.
func limitMemory(bytes int64) error {
	go watchMemory(uint64(bytes))
	return nil
}
