package offload

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
)

// taskContext is the context of a coroutine. It is not one of package context's, for two reasons. Cancelling it takes the
// coroutine out of what it waits for, so that coroutines need not select on a channel: for 100,000 of them that would be
// twice the stack and two more allocations each. And its tree of coroutines can let go of one that has ended without
// cancelling it.
type taskContext struct {
	context.Context // what it was made from
	task            *Task

	end atomic.Pointer[contextEnd] // nil: not ended

	mu      sync.Mutex
	rare    *rareParts
	waiting queue        // what the coroutine waits for and can be taken out of
	kids    *taskContext // made directly from this one
	prev    *taskContext // among the parent's kids
	next    *taskContext //
	detach  func() bool  // stops the propagation from a context in between
	kin     atomic.Int32 // this coroutine, and what was started with its context, as long as it lives
}

// contextEnd is how a context ended.
type contextEnd struct{ err, cause error }

var cancelled = &contextEnd{context.Canceled, context.Canceled}

// rareParts are made when somebody asks for them.
type rareParts struct {
	done  chan struct{}
	hooks []*func()
}

type taskKey struct{}

func (c *taskContext) Value(key any) any {
	if key == (taskKey{}) {
		return c.task
	}
	return c.Context.Value(key)
}

func (c *taskContext) Err() error {
	if e := c.end.Load(); e != nil {
		return e.err
	}
	if c.detach != nil {
		return c.Context.Err() // it will cancel this one, on a goroutine that may not have run yet
	}
	return nil
}

var closedChan = func() chan struct{} { c := make(chan struct{}); close(c); return c }()

func (c *taskContext) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	r := c.rarely()
	if r.done == nil {
		if r.done = closedChan; c.end.Load() == nil {
			r.done = make(chan struct{})
		}
	}
	return r.done
}

func (c *taskContext) rarely() *rareParts {
	if c.rare == nil {
		c.rare = &rareParts{}
	}
	return c.rare
}

// AfterFunc is what package context uses, instead of a goroutine, for the contexts that it makes from this one.
func (c *taskContext) AfterFunc(f func()) (stop func() bool) {
	c.mu.Lock()
	if c.end.Load() != nil {
		c.mu.Unlock()
		go f() // not here: package context holds a lock that f takes
		return func() bool { return false }
	}
	r, hook := c.rarely(), &f
	r.hooks = append(r.hooks, hook)
	c.mu.Unlock()
	return func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		i := slices.Index(r.hooks, hook)
		if i >= 0 {
			r.hooks = slices.Delete(r.hooks, i, i+1)
		}
		return i >= 0
	}
}

// attach makes c end with ctx.
func (c *taskContext) attach(ctx context.Context, t *Task) {
	c.Context, c.task = ctx, t
	c.kin.Store(1)
	if parent := taskOf(ctx); parent != nil {
		parent.ctx.kin.Add(1)
	}
	switch above, direct := ctx.(*taskContext); {
	case direct:
		above.adopt(c)
	case ctx.Err() != nil:
		c.cancel(endOf(ctx))
	case ctx.Done() != nil:
		c.detach = context.AfterFunc(ctx, func() { c.cancel(endOf(ctx)) })
	}
}

func endOf(ctx context.Context) *contextEnd { return &contextEnd{ctx.Err(), context.Cause(ctx)} }

func (c *taskContext) adopt(kid *taskContext) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e := c.end.Load(); e != nil {
		kid.cancel(e)
		return
	}
	kid.next = c.kids
	if c.kids != nil {
		c.kids.prev = kid
	}
	c.kids = kid
}

func (c *taskContext) disown(kid *taskContext) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case kid.prev != nil:
		kid.prev.next = kid.next
	case c.kids == kid:
		c.kids = kid.next
	default:
		return // it was not adopted, or c has ended and let all go
	}
	if kid.next != nil {
		kid.next.prev = kid.prev
	}
	kid.prev, kid.next = nil, nil
}

// cancel ends the context and what was made from it, and takes the coroutine out of what it waits for.
func (c *taskContext) cancel(e *contextEnd) {
	c.mu.Lock()
	if !c.end.CompareAndSwap(nil, e) {
		c.mu.Unlock()
		return
	}
	var hooks []*func()
	if r := c.rare; r != nil {
		hooks, r.hooks = r.hooks, nil
		if r.done != nil {
			close(r.done)
		}
	}
	var kids []*taskContext
	for k := c.kids; k != nil; {
		kids = append(kids, k)
		k, k.prev, k.next = k.next, nil, nil
	}
	c.kids = nil
	// Under c.mu, so that the coroutine cannot begin another wait meanwhile.
	if w := &c.task.wait; c.waiting != nil && c.waiting.drop(w) {
		w.cut = true
		w.ready()
	}
	c.mu.Unlock()

	for _, f := range hooks {
		(*f)()
	}
	for _, k := range slices.Backward(kids) { // oldest first
		k.cancel(e)
	}
}

// waitsFor notes what the coroutine waits for. False: the context has ended.
func (c *taskContext) waitsFor(q queue) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if q != nil && c.Err() != nil {
		return false
	}
	c.waiting = q
	return true
}

// unref ends the context when its coroutine and all that was started with it have ended: an earlier end would cancel
// those, no end would leave it registered with its parent for ever.
func (c *taskContext) unref() {
	for c.kin.Add(-1) == 0 {
		c.cancel(cancelled)
		if above, direct := c.Context.(*taskContext); direct {
			above.disown(c)
		}
		if c.detach != nil {
			c.detach()
		}
		parent := taskOf(c.Context)
		if parent == nil {
			return
		}
		c = &parent.ctx
	}
}
