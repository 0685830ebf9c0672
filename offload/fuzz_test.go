package offload_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/loopblock/loopblock/offload"
)

// A program is a string of bytes; each is an operation of a coroutine. "Go" gives the next bytes to a child.
const (
	opCall byte = iota
	opCallIn
	opCallPanics
	opNested
	opSubmit
	opSubmitPanics
	opAwait
	opYield
	opGo
	opWait
	opCancel
	opLocked
	opPost
	opPanic
	opFail
	opGoexit
	opWander
	opAbandon
	ops
)

// world is the model: plain variables that only the loop touches, and what must come out.
type world struct {
	t       *testing.T
	x       exclusive
	pools   []*offload.Limiter
	m       offload.Mutex
	loop    *offload.Loop
	nextID  int
	thrown  map[int]bool // panics that nobody has seen, by id
	posted  int
	ran     int // of what was posted
	wanders chan struct{}
	wander  int
}

// routine is the model of a coroutine.
type routine struct {
	task      *offload.Task
	want      error // if it is not cancelled; a panicID for a panic
	mayCancel bool
	parent    *routine
}

type panicID int

func (p panicID) Error() string { return fmt.Sprint("panic ", int(p)) }

func (r *routine) cancelled() bool {
	return r != nil && (r.mayCancel || r.parent.cancelled())
}

func (w *world) throw() panicID {
	w.nextID++
	w.thrown[w.nextID] = true
	return panicID(w.nextID)
}

// look runs f, which may raise a panic of the model, and notes that it was seen.
func (w *world) look(f func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			p, ok := v.(*offload.PanicError)
			if !ok {
				panic(v)
			}
			id := p.Value.(panicID)
			delete(w.thrown, int(id))
			err = id
		}
	}()
	return f()
}

type pending struct {
	f    *offload.Future[int]
	want error
}

// coroutine runs program as one coroutine, and checks its children when it waits for them.
func (w *world) coroutine(ctx context.Context, self *routine, program []byte) error {
	var kids []*routine
	var futures []pending
	for i := 0; i < len(program); i++ {
		op, arg := program[i]%ops, int(program[i]/ops)
		pool := w.pools[arg%len(w.pools)]
		var err error
		w.x.turn(w.t)
		if offload.Context() != ctx {
			w.t.Error("Context gives another one than the coroutine's")
		}
		switch op {
		case opCall:
			_, err = offload.Call1(ctx, busy, arg)
		case opCallIn:
			_, err = offload.CallIn(ctx, pool, func() (int, error) { return busy(arg) })
		case opCallPanics:
			want := panicID(-arg)
			if v := caught(func() { _, err = offload.Call(ctx, func() (int, error) { panic(want) }) }); err == nil && v != want {
				w.t.Errorf("a call's panic came as %v", v)
			}
		case opNested:
			_, err = offload.CallIn(ctx, pool, func() (int, error) {
				return 0, offload.OnLoop(ctx, func(ctx context.Context) error {
					w.x.turn(w.t)
					_, err := offload.CallIn(ctx, w.pools[0], func() (int, error) { return offload.Call1(ctx, busy, arg) })
					w.x.turn(w.t)
					return err
				})
			})
		case opSubmit:
			futures = append(futures, pending{f: offload.Submit(ctx, pool, func() (int, error) { return busy(arg) })})
		case opSubmitPanics:
			if ctx.Err() == nil {
				id := w.throw()
				// Its own context, so that it surely runs.
				f := offload.Submit(context.WithoutCancel(ctx), pool, func() (int, error) { panic(id) })
				futures = append(futures, pending{f: f, want: id})
			}
		case opAwait:
			err = w.awaitAll(ctx, futures)
			futures = nil
		case opYield:
			err = offload.Yield(ctx)
		case opGo:
			n := min(1+arg, len(program)-i-1)
			kids = append(kids, w.start(ctx, self, program[i+1:i+1+n]))
			i += n
		case opWait:
			err = w.waitAll(ctx, self, kids)
			kids = nil
		case opCancel:
			if len(kids) > 0 {
				k := kids[arg%len(kids)]
				k.mayCancel = true
				k.task.Cancel()
			}
		case opLocked:
			if err = w.m.Lock(ctx); err == nil {
				_, err = offload.Call1(ctx, busy, arg)
				w.m.Unlock()
			}
		case opPost:
			w.posted++
			if err := w.loop.Post(func() { w.x.turn(w.t); w.ran++ }); err != nil {
				w.t.Error(err)
			}
		case opPanic:
			if self.parent != nil {
				panic(w.throw())
			}
		case opFail:
			return errWhy
		case opGoexit:
			if self.parent != nil {
				runtime.Goexit()
			}
		case opWander:
			w.wander++
			go func() {
				offload.Call1(ctx, busy, arg)
				offload.CallIn(ctx, pool, one)
				offload.Yield(ctx)
				w.wanders <- struct{}{}
			}()
		case opAbandon:
			cctx, cancel := context.WithTimeout(ctx, time.Duration(arg)*time.Microsecond)
			_, aerr := offload.Abandon(cctx, func() (int, error) { return busy(arg) })
			cancel()
			if aerr != nil && !errors.Is(aerr, context.DeadlineExceeded) {
				err = aerr
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// outcome tells how an uncancelled coroutine with this program ends.
func outcome(program []byte) (err error, panics bool) {
	for i := 0; i < len(program); i++ {
		switch op, arg := program[i]%ops, int(program[i]/ops); op {
		case opGo:
			i += min(1+arg, len(program)-i-1)
		case opPanic:
			return nil, true
		case opFail:
			return errWhy, false
		case opGoexit:
			return offload.ErrGoexit, false
		}
	}
	return nil, false
}

func (w *world) start(ctx context.Context, parent *routine, program []byte) *routine {
	r := &routine{parent: parent}
	r.task = offload.Go(ctx, func(ctx context.Context) error { return w.coroutine(ctx, r, program) })
	var panics bool
	if r.want, panics = outcome(program); panics {
		r.want = panicID(0)
	}
	return r
}

func (w *world) waitAll(ctx context.Context, self *routine, kids []*routine) error {
	for _, k := range kids {
		err := w.look(func() error { return k.task.Wait(ctx) })
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		_, panicked := err.(panicID)
		_, wantPanic := k.want.(panicID)
		switch {
		case err == k.want, panicked && wantPanic:
		case k.cancelled() && errors.Is(err, context.Canceled):
		default:
			w.t.Errorf("a coroutine ended with %v, not %v (cancelled: %v)", err, k.want, k.cancelled())
		}
	}
	return nil
}

func (w *world) awaitAll(ctx context.Context, futures []pending) error {
	for _, p := range futures {
		err := w.look(func() error { _, err := p.f.Await(ctx); return err })
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err != p.want {
			w.t.Errorf("a future ended with %v, not %v", err, p.want)
		}
	}
	return nil
}

func busy(n int) (int, error) {
	if n%3 == 0 {
		runtime.Gosched()
	}
	return n, nil
}

func checkProgram(t *testing.T, program []byte) {
	stuck := time.AfterFunc(time.Minute, func() { panic(fmt.Sprintf("the program %q hangs", program)) })
	defer stuck.Stop()
	w := &world{t: t, thrown: map[int]bool{}, wanders: make(chan struct{}, len(program)),
		pools: []*offload.Limiter{offload.NewPool(1), offload.NewPool(2)}}
	root := &routine{}
	err := offload.Run(t.Context(), func(ctx context.Context) error {
		w.loop, _ = offload.RunningLoop(ctx)
		return w.coroutine(ctx, root, program)
	}, offload.WithLimiter(w.pools[1]))
	for range w.wander {
		<-w.wanders
	}
	w.checkReport(err)
	if want, _ := outcome(slices.DeleteFunc(slices.Clone(topLevel(program)), func(b byte) bool {
		return b%ops == opPanic || b%ops == opGoexit
	})); errors.Is(err, errWhy) != (want == errWhy) {
		t.Errorf("Run returns %v; main returned %v", err, want)
	}
	if w.ran != w.posted {
		t.Errorf("%d of %d posted functions ran", w.ran, w.posted)
	}
	for _, p := range w.pools {
		if s := p.Stats(); s.Running != 0 || s.Waiting != 0 {
			t.Errorf("left behind: %+v", s)
		}
	}
	if s := w.loop.Stats(); s.Coroutines != 0 || s.Submitted != 0 || s.Ready != 0 {
		t.Errorf("left behind: %+v", s)
	}
}

// topLevel is what main itself does of a program.
func topLevel(program []byte) (own []byte) {
	for i := 0; i < len(program); i++ {
		if program[i]%ops == opGo {
			i += min(1+int(program[i]/ops), len(program)-i-1)
			continue
		}
		own = append(own, program[i])
	}
	return own
}

// checkReport: exactly the panics that nobody saw are in Run's error.
func (w *world) checkReport(err error) {
	w.strike(err)
	if len(w.thrown) != 0 {
		w.t.Errorf("panics nobody heard of: %v in %v", w.thrown, err)
	}
}

// strike takes what is reported off the list.
func (w *world) strike(err error) {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range many.Unwrap() {
			w.strike(e)
		}
		return
	}
	if p, ok := err.(*offload.PanicError); ok {
		id := int(p.Value.(panicID))
		if !w.thrown[id] {
			w.t.Errorf("panic %d is reported, but was seen or never thrown", id)
		}
		delete(w.thrown, id)
	}
}

func FuzzPrograms(f *testing.F) {
	f.Add([]byte{opGo + 3*ops, opCall, opPanic, opCall, opCall, opSubmitPanics, opYield, opWait, opAwait})
	f.Add([]byte{opGo + 2*ops, opNested, opLocked, opFail, opCancel, opWander, opPost, opWait})
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		program := make([]byte, r.IntN(120))
		for i := range program {
			program[i] = byte(r.Uint32())
		}
		f.Add(program)
	}
	f.Fuzz(func(t *testing.T, program []byte) {
		if len(program) > 300 {
			return
		}
		checkProgram(t, program)
	})
}
