package offload

// Stats is a snapshot of a loop.
type Stats struct {
	Coroutines int          // that have not ended, functions given to Post among them
	Submitted  int          // calls given to Submit that have not ended
	Ready      int          // coroutines that wait for their turn
	Limiter    LimiterStats // of the loop's own limiter
}

// Stats may be called from anywhere.
func (l *Loop) Stats() Stats {
	l.mu.Lock()
	defer l.mu.Unlock()
	coroutines := 0
	for t := l.tasks.head; t != nil; t = t.next {
		coroutines++
	}
	return Stats{
		Coroutines: coroutines,
		Submitted:  l.live - coroutines,
		Ready:      l.baton.waiting(),
		Limiter:    l.limiter.Stats(),
	}
}
