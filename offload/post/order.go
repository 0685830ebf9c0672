package post

import (
	"slices"
	"sync"
	"time"

	"github.com/loopblock/loopblock/offload/internal/guest"
)

// An item is what is to run in order.
type item struct {
	by     string                        // the function that started it
	once   bool                          // no other item of that function may be under way
	start  func(*run)                    // called on the loop, if there is a post, for its first turn; the run is told of its end
	post   func(f, dropped func()) error // runs a function on the loop; nil: start runs anywhere
	nested func()                        // does it all, in the run that the caller is a part of; nil: it waits like others

	held time.Time // since when it has waited for nothing but late runs of its function
}

// A run is an item that is under way.
type run struct {
	item
	of *order
	// Guarded by the mutex of orders.
	g     uintptr     // the goroutine of its coroutine
	turns int         // that are posted, or run
	waits int         // how often there were none
	since time.Time   // that there are none
	limit *time.Timer // of the wait; nil if that holds nothing up
	late  bool        // it has waited for too long: others may run, and it goes on when they let it
	ready []readyTurn // those that it goes on with
	ended bool
}

// A readyTurn is a turn of a late run.
type readyTurn struct {
	ui            Poster
	turn, dropped func()
}

// An order has what runs on one loop, and what waits for that.
type order struct {
	loop    any
	runs    []*run          // in the order in which they started
	current *run            // which the others wait for; nil: those that run are late, and none could go on
	ready   []*run          // late ones that could go on
	waiting []item          // none of which could start while there is no current run
	held    *time.Timer     // of the first of those that hold up others though they wait for their own function
	wentOn  bool            // what became current last had been late
	once    map[string]bool // the functions whose items of that kind run or wait
}

// orders has those of the loops on which something runs.
var orders = inOrder{of: make(map[any]*order)}

type inOrder struct {
	mu sync.Mutex
	of map[any]*order // by guest.Where; guarded by mu, with all that it leads to
}

// add starts the item, has it wait, or drops it.
func (o *inOrder) add(i item) {
	loop, g := guest.Where()
	first, within := o.enter(loop, g, i)
	switch {
	case first != nil:
		first.start(first)
	case within != nil:
		defer func() {
			o.mu.Lock()
			defer o.mu.Unlock()
			within.leave(i)
		}()
		i.nested()
	}
}

// enter puts the item into the loop's order: first is its run if it may start now, and within the order if it is a part of
// what runs.
func (o *inOrder) enter(loop any, g uintptr, i item) (first *run, within *order) {
	o.mu.Lock()
	defer o.mu.Unlock()
	within = o.ofRun(i, g)
	of := within
	if of == nil {
		of = o.ofLoop(loop)
	}
	if i.once {
		if of.once[i.by] {
			return nil, nil
		}
		of.once[i.by] = true
	}
	if within != nil {
		return nil, within
	}
	return of.add(i), nil
}

// ofRun is the order of what runs on the goroutine, if the item may be a part of that. It can be another loop's than what is
// code of that goroutine now: who started it was elsewhere.
func (o *inOrder) ofRun(i item, g uintptr) *order {
	if i.nested == nil || g == 0 {
		return nil
	}
	for _, of := range o.of { // at most one
		if slices.ContainsFunc(of.runs, func(r *run) bool { return r.g == g }) {
			return of
		}
	}
	return nil
}

func (o *inOrder) ofLoop(loop any) *order {
	if o.of[loop] == nil {
		o.of[loop] = &order{loop: loop, once: make(map[string]bool)}
	}
	return o.of[loop]
}

// add has the item wait, or makes a run of it that is to start now.
func (of *order) add(i item) *run {
	if r := of.current; r != nil && r.turns == 0 && len(of.waiting)+len(of.ready) == 0 && leftOf(r.since) <= 0 { // it has held up nothing yet
		of.supersede()
	}
	of.waiting = append(of.waiting, i)
	n := -1
	if of.current == nil && len(of.ready) == 0 {
		n = of.startable()
	}
	switch {
	case n == len(of.waiting)-1:
		return of.next()
	case n >= 0: // what was to start that may have been the timer which startable has stopped
		go orders.goOn(of)
	default: // who makes room starts what is next
		of.watch()
	}
	return nil
}

// leave lets the item's function start another one.
func (of *order) leave(i item) {
	if i.once {
		delete(of.once, i.by)
	}
}

// next makes the run current that has been ready for longest, or one of what has waited for longest, by turns, unless
// something is current. It is nil if there is none. Called with mu held; what it returns is to go on.
func (of *order) next() *run {
	if of.current != nil {
		return nil
	}
	n := of.startable()
	if len(of.ready) > 0 && (n < 0 || !of.wentOn) {
		of.current, of.wentOn = of.ready[0], true
		of.ready = of.ready[1:]
		of.current.late = false
		return of.current
	}
	if n < 0 {
		return nil
	}
	of.wentOn = false
	of.current = &run{item: of.waiting[n], of: of, turns: 1}
	of.waiting = slices.Delete(of.waiting, n, n+1)
	of.runs = append(of.runs, of.current)
	return of.current
}

// startable is the first that waits and whose function has nothing under way. What waits for its function holds up what
// follows no longer than the wait of a run does. -1 if there is none.
func (of *order) startable() int {
	if of.held != nil {
		of.held.Stop()
		of.held = nil
	}
	busy := make(map[string]bool)
	for _, r := range of.runs {
		busy[r.by] = true
	}
	for n := range of.waiting {
		i := &of.waiting[n]
		switch {
		case !busy[i.by]:
			if of.held == nil {
				return n
			}
			continue
		case i.held.IsZero():
			i.held = time.Now()
		}
		if left := leftOf(i.held); left > 0 && of.held == nil {
			of.held = time.AfterFunc(left, func() { orders.goOn(of) })
		}
	}
	return -1
}

// leftOf is for how much longer what waits since then holds others up.
func leftOf(since time.Time) time.Duration { return time.Duration(patience.Load()) - time.Since(since) }

// watch gives the current run's wait a limit, if it holds others up.
func (of *order) watch() {
	r := of.current
	if r == nil || r.turns > 0 || r.limit != nil || len(of.waiting)+len(of.ready) == 0 {
		return
	}
	wait := r.waits
	r.limit = time.AfterFunc(leftOf(r.since), func() { r.isLate(wait) })
}

// supersede lets others run while the current run waits.
func (of *order) supersede() {
	of.current.unwatch()
	of.current.late, of.current = true, nil
}

// isLate lets others run, if the run is in the same wait still.
func (r *run) isLate(wait int) {
	if r.losesPlace(wait) {
		orders.goOn(r.of)
	}
}

func (r *run) losesPlace(wait int) bool {
	orders.mu.Lock()
	defer orders.mu.Unlock()
	if r.of.current != r || r.turns > 0 || r.waits != wait {
		return false
	}
	r.of.supersede()
	return true
}

// isCallers notes that the run is a coroutine, of the caller's goroutine.
func (r *run) isCallers() {
	_, g := guest.Where()
	orders.mu.Lock()
	defer orders.mu.Unlock()
	r.g = g
}

// turn posts a turn of the run, or keeps it until that may go on.
func (r *run) turn(t readyTurn) error {
	if r.waitsForPlace(t) {
		orders.goOn(r.of)
		return nil
	}
	return r.postTurn(t)
}

// postTurn posts a turn that counts already.
func (r *run) postTurn(t readyTurn) error {
	err := postTurn(t.ui, func() {
		defer r.turnEnds()
		t.turn()
	}, func() {
		defer r.turnEnds()
		t.dropped()
	})
	if err != nil {
		r.turnEnds()
	}
	return err
}

// waitsForPlace keeps the turn if the run is late. Else the turn counts from now on.
func (r *run) waitsForPlace(t readyTurn) bool {
	orders.mu.Lock()
	defer orders.mu.Unlock()
	if !r.late || r.ended {
		r.turns++
		r.unwatch()
		return false
	}
	if len(r.ready) == 0 {
		r.of.ready = append(r.of.ready, r)
	}
	r.ready = append(r.ready, t)
	return true
}

// unwatch is called when the run's wait holds nothing up any more.
func (r *run) unwatch() {
	if r.limit != nil {
		r.limit.Stop()
		r.limit = nil
	}
}

// turnEnds is called at the end of a turn, or if there will be none. If there is no other, the run waits.
func (r *run) turnEnds() {
	orders.mu.Lock()
	defer orders.mu.Unlock()
	r.turns--
	if r.turns == 0 && !r.ended {
		r.waits++
		r.since = time.Now()
		r.of.watch()
	}
}

// ends is called at the end of the run, or if it never starts.
func (r *run) ends() {
	r.leaves()
	orders.goOn(r.of)
}

func (r *run) leaves() {
	orders.mu.Lock()
	defer orders.mu.Unlock()
	of := r.of
	r.ended = true
	r.unwatch()
	isR := func(o *run) bool { return o == r }
	of.runs, of.ready = slices.DeleteFunc(of.runs, isR), slices.DeleteFunc(of.ready, isR)
	of.leave(r.item)
	if of.current == r {
		of.current = nil
	}
}

// goOn starts, or goes on with, what is to run next. What is for a loop that takes nothing more is dropped.
func (o *inOrder) goOn(of *order) {
	for {
		r, turns := o.pick(of)
		switch {
		case r == nil:
			return
		case len(turns) > 0:
			for _, t := range turns {
				if r.postTurn(t) != nil {
					t.dropped()
				}
			}
			return
		case r.post == nil:
			r.start(r)
			return
		case r.post(func() { r.start(r) }, r.ends) == nil:
			return
		}
		r.leaves()
	}
}

// pick is what is to run next, and the turns with which it goes on if it has started.
func (o *inOrder) pick(of *order) (r *run, turns []readyTurn) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if r = of.next(); r == nil {
		of.watch()
		if len(of.runs)+len(of.waiting) == 0 && o.of[of.loop] == of {
			delete(o.of, of.loop)
		}
		return nil, nil
	}
	turns, r.ready = r.ready, nil
	r.turns += len(turns)
	return r, turns
}
