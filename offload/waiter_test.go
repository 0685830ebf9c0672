package offload

import "testing"

// After any order of arrivals and departures the list is what a slice would be.
func TestWaitersListIsASlice(t *testing.T) {
	for code := range 4 * 4 * 4 * 4 * 4 * 4 {
		var l waiters
		var want []*waiter
		for n, c := 0, code; n < 6; n, c = n+1, c/4 {
			switch op := c % 4; {
			case op < 2:
				w := &waiter{}
				l.push(w)
				want = append(want, w)
			case len(want) == 0:
			case op == 2:
				if l.pop() != want[0] {
					t.Fatalf("%d: pop gives another one", code)
				}
				want = want[1:]
			default:
				l.remove(want[len(want)-1])
				want = want[:len(want)-1]
			}
			if n := check(&l, want); n >= 0 {
				t.Fatalf("%d: it differs at %d of %d", code, n, len(want))
			}
		}
	}
}

// check walks the list; -1: it holds what it should.
func check(l *waiters, want []*waiter) int {
	w := l.head
	for i, x := range want {
		if w != x {
			return i
		}
		w = w.next
	}
	if w != nil || (l.tail == nil) != (len(want) == 0) || l.tail != nil && l.tail != want[len(want)-1] {
		return len(want)
	}
	return -1
}
