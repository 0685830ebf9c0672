package effect

import (
	"container/heap"
	"slices"
)

// maxRounds bounds how often one function is computed. A summary only ever gains effects, uses and results, of
// which there are finitely many, or shorter witnesses, so the fixpoint is reached without it; it keeps strange
// code, with thousands of functions in one cycle, from taking long. What is known by then is kept.
const maxRounds = 30

// solve computes summaries until none changes. Functions are taken callees first where there is no cycle, so the
// result does not depend on anything but the source.
func (e *Engine) solve() {
	for e.queue.Len() > 0 {
		n := e.queue.next()
		if n.rounds >= maxRounds {
			continue
		}
		n.rounds++
		before := n.sum
		e.current = n
		e.forget()
		n.sum = e.summarize(n)
		e.current = nil
		if n.done && same(before, n.sum) {
			continue
		}
		first := !n.done
		n.done = true
		if first && n.sum.Empty() {
			continue // whoever looked already saw an empty summary
		}
		for u := range n.users { // into a queue that is ordered
			e.queue.add(u)
		}
	}
}

// same reports whether two summaries say the same, up to the route of equally long witnesses.
func same(a, b *Summary) bool {
	if len(a.Effects) != len(b.Effects) || len(a.Uses) != len(b.Uses) || len(a.Opens) != len(b.Opens) {
		return false
	}
	for i := range a.Effects {
		if a.Effects[i].Key != b.Effects[i].Key || a.Effects[i].Chain.Len() != b.Effects[i].Chain.Len() {
			return false
		}
	}
	if !slices.EqualFunc(a.Further, b.Further, func(x, y Effect) bool {
		return x.Key == y.Key && x.Chain.Len() == y.Chain.Len()
	}) {
		return false
	}
	for i := range a.Uses {
		if a.Uses[i].key() != b.Uses[i].key() || a.Uses[i].Chain.Len() != b.Uses[i].Chain.Len() {
			return false
		}
	}
	for i := range a.Opens {
		if a.Opens[i].key() != b.Opens[i].key() || a.Opens[i].Chain.Len() != b.Opens[i].Chain.Len() {
			return false
		}
	}
	return slices.EqualFunc(a.Results, b.Results, sameResult) && slices.EqualFunc(a.Writes, b.Writes, sameResult)
}

func sameResult(a, b Result) bool { return a.key() == b.key() }

// A worklist hands out nodes by their order, each once however often it was added.
type worklist struct {
	heap nodeHeap
	in   map[*node]bool
}

func (w *worklist) add(n *node) {
	if w.in == nil {
		w.in = make(map[*node]bool)
	}
	if !w.in[n] {
		w.in[n] = true
		heap.Push(&w.heap, n)
	}
}

func (w *worklist) next() *node {
	n := heap.Pop(&w.heap).(*node)
	delete(w.in, n)
	return n
}

func (w *worklist) Len() int { return len(w.heap) }

type nodeHeap []*node

func (h nodeHeap) Len() int           { return len(h) }
func (h nodeHeap) Less(i, j int) bool { return h[i].order < h[j].order }
func (h nodeHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *nodeHeap) Push(x any)        { *h = append(*h, x.(*node)) }
func (h *nodeHeap) Pop() any {
	old := *h
	n := old[len(old)-1]
	*h = old[:len(old)-1]
	return n
}
