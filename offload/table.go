package offload

import "sync"

// table finds the fiber of a goroutine by its g. Most calls do not need it, since the context names the right fiber.
var table [64]shard

type shard struct {
	sync.Mutex
	fibers map[uintptr]*fiber
}

func shardOf(g uintptr) *shard { return &table[g>>9%uintptr(len(table))] }

// enter makes f what its goroutine is, until leave. A goroutine can be several, one inside the other: an offloaded call
// may run a loop of its own.
func (f *fiber) enter() {
	g := self()
	s := shardOf(g)
	s.Lock()
	defer s.Unlock()
	if s.fibers == nil {
		s.fibers = map[uintptr]*fiber{}
	}
	if f.over = s.fibers[g]; f.over != nil {
		f.over.g.Store(0)
	}
	s.fibers[g] = f
	f.g.Store(g)
}

func (f *fiber) leave() {
	g := f.g.Load()
	s := shardOf(g)
	s.Lock()
	defer s.Unlock()
	f.g.Store(0)
	if f.over == nil {
		delete(s.fibers, g)
		return
	}
	f.over.g.Store(g)
	s.fibers[g] = f.over
}

func fiberOf(g uintptr) *fiber {
	s := shardOf(g)
	s.Lock()
	f := s.fibers[g]
	s.Unlock()
	if f != nil {
		f.canWait()
	}
	return f
}

// fibersOf gives all that live on l, those too that run something else inside.
func fibersOf(l *Loop) []*fiber {
	var found []*fiber
	for i := range table {
		s := &table[i]
		s.Lock()
		for _, f := range s.fibers {
			for ; f != nil; f = f.over {
				if f.loop == l {
					found = append(found, f)
				}
			}
		}
		s.Unlock()
	}
	return found
}
