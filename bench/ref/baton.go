package ref

import "sync"

// Baton is a loop whose coroutines are goroutines and whose calls run on workers.
type Baton struct {
	mu    sync.Mutex
	held  bool
	ready queue[*BatonCo]
	pool  workers
	wg    sync.WaitGroup
}

// BatonCo is a coroutine of a Baton.
type BatonCo struct {
	b    *Baton
	wake chan struct{}
	f    func()
	done func() // bound once, so that a call allocates nothing
}

// RunBaton runs the coroutines until they end.
func RunBaton(limit int, fs ...func(c *BatonCo)) {
	b := &Baton{pool: workers{limit: limit}}
	for _, f := range fs {
		c := &BatonCo{b: b, wake: make(chan struct{}, 1)}
		c.done = func() { c.f(); b.enqueue(c) }
		b.enqueue(c)
		b.wg.Go(func() {
			<-c.wake
			f(c)
			b.release()
		})
	}
	b.wg.Wait()
	b.pool.stop()
}

// Call runs f on a worker.
func (c *BatonCo) Call(f func()) {
	c.f = f
	c.b.pool.submit(c.done)
	c.b.release()
	<-c.wake
}

func (b *Baton) enqueue(c *BatonCo) {
	b.mu.Lock()
	if b.held {
		b.ready.push(c)
		b.mu.Unlock()
		return
	}
	b.held = true
	b.mu.Unlock()
	c.wake <- struct{}{}
}

func (b *Baton) release() {
	b.mu.Lock()
	c, ok := b.ready.pop()
	b.held = ok
	b.mu.Unlock()
	if ok {
		c.wake <- struct{}{}
	}
}

// queue is a ring.
type queue[T any] struct {
	ring    []T
	head, n int
}

func (q *queue[T]) push(v T) {
	if q.n == len(q.ring) {
		grown := make([]T, max(8, 2*q.n))
		for i := range q.n {
			grown[i] = q.ring[(q.head+i)%len(q.ring)]
		}
		q.ring, q.head = grown, 0
	}
	q.ring[(q.head+q.n)%len(q.ring)] = v
	q.n++
}

func (q *queue[T]) pop() (v T, ok bool) {
	if q.n == 0 {
		return v, false
	}
	v = q.ring[q.head]
	q.head = (q.head + 1) % len(q.ring)
	q.n--
	return v, true
}
