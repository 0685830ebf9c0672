package procpool

import (
	"fmt"
	"os"
	"runtime/metrics"
	"time"
)

const memoryLook = 10 * time.Millisecond

// watchMemory ends the process, in the words of the runtime, once its Go
// memory has grown by more than limit.
func watchMemory(limit uint64) {
	for start := goMemory(); ; time.Sleep(memoryLook) {
		if now := goMemory(); now > start+limit {
			fmt.Fprintf(os.Stderr, "fatal error: out of memory: %d bytes taken, the limit is %d\n", now-start, limit)
			os.Exit(2)
		}
	}
}

// goMemory is what the Go runtime holds of the system's memory, in bytes.
func goMemory() uint64 {
	s := []metrics.Sample{
		{Name: "/memory/classes/total:bytes"},
		{Name: "/memory/classes/heap/released:bytes"},
	}
	metrics.Read(s)
	return s[0].Value.Uint64() - s[1].Value.Uint64()
}
