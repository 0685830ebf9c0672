package work

import (
	"context"
	"runtime"
	"sync"

	"github.com/loopblock/loopblock/offload"
)

// inUse is the memory in use after two collections: what is allocated, stacks, and the runtime's spans. A goroutine's
// descriptor is not in it: the runtime keeps those for ever, in memory that MemStats counts as OtherSys.
func inUse() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc + m.StackInuse + m.MSpanInuse
}

// BytesPerCoroutine measures n coroutines that await one future.
func BytesPerCoroutine(n int) float64 {
	var bytes float64
	err := offload.Run(context.Background(), func(ctx context.Context) error {
		before := inUse()
		stop := Suspended(ctx, n)
		bytes = float64(inUse()-before) / float64(n)
		stop()
		return nil
	})
	if err != nil {
		panic(err)
	}
	return bytes
}

// BytesPerGoroutine measures n plain goroutines that wait for a channel, for comparison.
func BytesPerGoroutine(n int) float64 {
	before := inUse()
	ch := make(chan struct{})
	var wg, started sync.WaitGroup
	started.Add(n)
	for range n {
		wg.Go(func() { started.Done(); <-ch })
	}
	started.Wait()
	bytes := float64(inUse()-before) / float64(n)
	close(ch)
	wg.Wait()
	return bytes
}
