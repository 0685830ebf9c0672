package watch_test

import (
	"context"
	"errors"
	"net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/loopblock/loopblock/offload/post"
	"github.com/loopblock/loopblock/offload/watch"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// queue is a loop like a framework's: one goroutine that runs what it gets.
type queue chan func()

var errClosed = errors.New("closed")

func (q queue) Post(f func()) error {
	select {
	case q <- f:
		return nil
	default:
		return errClosed
	}
}

func loop(t *testing.T) queue {
	q := make(queue, 100)
	var wg sync.WaitGroup
	wg.Go(func() {
		for f := range q {
			f()
		}
	})
	t.Cleanup(func() { close(q); wg.Wait() })
	return q
}

// Each way to stall the loop is named while it lasts: the stall ends when the report has come.
func TestStallsAreNamed(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	for class, c := range map[string]struct {
		call  string
		stall func(end chan struct{})
	}{
		"sleep": {"time.Sleep", func(end chan struct{}) {
			for open(end) {
				time.Sleep(200 * time.Millisecond)
			}
		}},
		"wait": {"watch_test.TestStallsAreNamed", func(end chan struct{}) { <-end }},
		"lock": {"sync.(*Mutex).Lock", func(end chan struct{}) {
			var mu sync.Mutex
			mu.Lock()
			go func() { <-end; mu.Unlock() }()
			mu.Lock()
		}},
		"network": {"net.", func(end chan struct{}) {
			go func() {
				<-end
				conn, err := net.Dial("tcp", listener.Addr().String())
				if err == nil {
					conn.Close()
				}
			}()
			if conn, err := listener.Accept(); err == nil {
				conn.Close()
			}
		}},
		"file": {"os.(*File).Read", func(end chan struct{}) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Error(err)
				return
			}
			defer r.Close()
			go func() { <-end; w.Close() }()
			post.Go(nobody, func(context.Context) { // in a coroutine, and in one that it starts
				post.Go(nobody, func(context.Context) { r.Read(make([]byte, 1)) })
			})
		}},
	} {
		t.Run(class, func(t *testing.T) {
			q := loop(t)
			stalls := make(chan watch.Stall, 100)
			w := watch.Start(q, watch.Options{Late: 20 * time.Millisecond, Pause: time.Millisecond,
				Report: func(s watch.Stall) { stalls <- s }})
			defer w.Stop()
			for w.Counters().Beats == 0 { // it must know the loop's goroutine
				time.Sleep(time.Millisecond)
			}
			end := make(chan struct{})
			began := make(chan struct{})
			q.Post(func() { close(began); c.stall(end) })
			<-began
			var s watch.Stall
			for range 20 { // the machine may be slow enough for a stall of its own before
				if s = <-stalls; s.Class == class {
					break
				}
			}
			close(end)
			if s.Class != class || !strings.Contains(s.Call, c.call) || s.For < 20*time.Millisecond {
				t.Errorf("%s in %s for %v\n%s", s.Class, s.Call, s.For, s.Stack)
			}
			if n := w.Counters(); n.Late == 0 || n.Reports == 0 || n.Worst < 20*time.Millisecond {
				t.Errorf("%+v", n)
			}
		})
	}
}

// nobody is a poster that is not needed: no turn comes after the first.
var nobody = post.To(func(func()) { panic("posted") })

func open(c chan struct{}) bool {
	select {
	case <-c:
		return false
	default:
		return true
	}
}

func TestLoopThatRefuses(t *testing.T) {
	w := watch.Start(make(queue), watch.Options{Late: time.Millisecond})
	for w.Err() == nil {
		time.Sleep(time.Millisecond)
	}
	w.Stop()
	if w.Err() != errClosed {
		t.Error(w.Err())
	}
}

func TestReportsAreRare(t *testing.T) {
	q := loop(t)
	reports := make(chan watch.Stall, 100)
	w := watch.Start(q, watch.Options{Late: time.Millisecond, Pause: time.Hour, Report: func(s watch.Stall) { reports <- s }})
	for w.Counters().Late < 5 {
		done := make(chan struct{})
		q.Post(func() { time.Sleep(5 * time.Millisecond); close(done) })
		<-done
	}
	w.Stop()
	if len(reports) != 1 {
		t.Errorf("%d reports", len(reports))
	}
}
