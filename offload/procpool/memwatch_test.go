package procpool

import (
	"errors"
	"testing"
)

// watched is the memory limit of systems other than Linux, tried anywhere.
var watched = Register("watched", func(mib int) (int, error) {
	go watchMemory(uint64(mib) << 20)
	for kept := [][]byte{}; ; {
		kept = append(kept, make([]byte, 1<<20))
		clear(kept[len(kept)-1])
	}
})

func TestTheMemoryWatchEndsTheWorker(t *testing.T) {
	p, err := New(1)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Shutdown(t.Context())
	var ce *CrashError
	if _, err := watched.Call(t.Context(), p, 64); !errors.As(err, &ce) || ce.How != OutOfMemory {
		t.Errorf("err = %v", err)
	}
}
