package offload

import (
	"context"
	"sync"
)

// Mutex is a lock that coroutines may hold across an offloaded call. With a sync.Mutex two coroutines would wait for each
// other: the one that holds the lock for the loop, the one that holds the loop for the lock. The zero Mutex is unlocked.
// Python: asyncio.Lock.
type Mutex struct {
	mu     sync.Mutex
	locked bool
	queue  waiters
}

// Lock takes the lock, first come, first served. While it waits, on the loop: frees it. In an offloaded call: lends the
// place in the limiter. Anywhere else: blocks the goroutine. If ctx ends first, it returns the cause without the lock.
func (m *Mutex) Lock(ctx context.Context) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return waitFor(ctx, (*lockQueue)(m))
}

// TryLock takes the lock if it is free, and never waits. It may be called from anywhere.
func (m *Mutex) TryLock() bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	was := m.locked
	m.locked = true
	return !was
}

// Unlock passes the lock to the one who has waited longest. It never waits, and may be called from anywhere, by others
// than the holder too. It panics if the Mutex is not locked.
func (m *Mutex) Unlock() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.locked {
		panic("offload: Unlock of an unlocked Mutex")
	}
	if w := m.queue.pop(); w != nil {
		w.ready()
	} else {
		m.locked = false
	}
}

// lockQueue is how a Mutex is waited for.
type lockQueue Mutex

func (m *lockQueue) enlist(w *waiter) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.locked {
		m.locked = true
		return false
	}
	m.queue.push(w)
	return true
}

func (m *lockQueue) drop(w *waiter) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.queue.remove(w)
}
