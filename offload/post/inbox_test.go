package post_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

func TestServeRunsWhatWasPostedInOrder(t *testing.T) {
	var b post.Inbox
	var log logbook
	for i := range 3 {
		if err := b.Post(func() { log.add("%d", i) }); err != nil {
			t.Error(err)
		}
	}
	log.want(t)
	b.Serve(nil)
	b.Serve(nil)
	log.want(t, "0", "1", "2")
}

// What is posted while Serve runs comes in the next round, and the loop is woken for it.
func TestServeDoesNotRunWhatItPosts(t *testing.T) {
	inBubble(t, func(t *testing.T, _ *desk) {
		var b post.Inbox
		var log logbook
		wake := func() { log.add("wake") }
		b.Post(func() {
			b.Post(func() { log.add("second round") })
			b.Post(func() { log.add("too") })
			log.add("first round")
		})
		b.Serve(wake)
		log.want(t, "first round", "wake")
		b.Serve(wake)
		log.want(t, "first round", "wake", "second round", "too")
	})
}

// wake is called once for many functions, and again while a loop that has lost it does not come.
func TestInboxWakesUntilItIsServed(t *testing.T) {
	inBubble(t, func(t *testing.T, _ *desk) {
		var b post.Inbox
		var woken atomic.Int32
		wake := func() { woken.Add(1) }
		b.Serve(wake)
		for range 3 {
			b.Post(func() {})
			b.Post(func() {})
			b.Serve(wake)
		}
		time.Sleep(time.Hour)
		synctest.Wait()
		if woken.Load() != 3 {
			t.Errorf("woken %d times, not 3", woken.Load())
		}
		b.Post(func() {})
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if n := woken.Load(); n < 10 || n > 30 {
			t.Errorf("woken %d times", n)
		}
		b.Serve(wake)
		before := woken.Load()
		time.Sleep(time.Hour)
		synctest.Wait()
		if woken.Load() != before {
			t.Error("woken for nothing")
		}
	})
}

// A function that panics takes no other with it.
func TestServeThatPanicsKeepsTheRest(t *testing.T) {
	inBubble(t, func(t *testing.T, _ *desk) {
		var b post.Inbox
		var log logbook
		b.Post(func() { panic(errBoom) })
		b.Post(func() { log.add("rest") })
		func() {
			defer func() {
				if recover() != errBoom {
					t.Error("the panic is lost")
				}
			}()
			b.Serve(func() { log.add("wake") })
		}()
		b.Serve(nil)
		log.want(t, "wake", "rest")
	})
}

// A modal loop inside a function serves too.
func TestServeInsideServeKeepsOrder(t *testing.T) {
	var b post.Inbox
	var log logbook
	b.Post(func() { log.add("outer"); b.Serve(nil); log.add("outer ends") })
	b.Post(func() { log.add("inner") })
	b.Serve(nil)
	log.want(t, "outer", "inner", "outer ends")
}

func TestNilFunctionPanicsInAnInbox(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	new(post.Inbox).Post(nil)
}

// Until somebody serves, Go is a call, with a context that gives nothing away.
func TestGoOnAnInboxThatNobodyServesIsACall(t *testing.T) {
	for name, ui := range map[string]post.Poster{"an Inbox": &post.Inbox{}, "with a Limit": post.Limit(&post.Inbox{}, 2)} {
		ended := false
		me := goroutine()
		post.Go(ui, func(ctx context.Context) {
			offload.Sleep(ctx, 1)
			if ctx != context.Background() || offload.Context() != ctx || goroutine() != me {
				t.Errorf("%s: it is not a plain call", name)
			}
			ended = true
		})
		if !ended {
			t.Errorf("%s: Go returned before its function", name)
		}
	}
}

// frames is an immediate-mode loop: a frame each time it is woken.
func frames(b *post.Inbox, n int, frame func(i int)) {
	invalid := make(chan struct{}, 1)
	wake := func() {
		select {
		case invalid <- struct{}{}:
		default:
		}
	}
	wake()
	for i := range n {
		<-invalid
		b.Serve(wake)
		frame(i)
	}
}

func TestGoOnAFrameLoop(t *testing.T) {
	inBubble(t, func(t *testing.T, _ *desk) {
		var b post.Inbox
		var log logbook
		text := "loading"
		frames(&b, 3, func(i int) {
			if i == 0 {
				post.Go(&b, func(ctx context.Context) {
					text = offload.Get(ctx, func() string { time.Sleep(time.Hour); return "half" })
					offload.Sleep(ctx, time.Hour)
					text = "all"
				})
			}
			log.add("%s", text)
		})
		log.want(t, "loading", "half", "all")
	})
}

// Posts from many goroutines all arrive, each one's in its order, and none without a wake-up.
func TestInboxUnderContention(t *testing.T) {
	const n, each = 8, 200
	var b post.Inbox
	var wg sync.WaitGroup
	got, left := make([]int, n), n*each
	invalid := make(chan struct{}, 1)
	wake := func() {
		select {
		case invalid <- struct{}{}:
		default:
		}
	}
	b.Serve(wake)
	for who := range n {
		wg.Go(func() {
			for what := range each {
				b.Post(func() {
					if got[who] != what {
						t.Errorf("of %d, %d came when %d was due", who, what, got[who])
					}
					got[who]++
					left--
				})
			}
		})
	}
	for left > 0 {
		receive(t, invalid)
		b.Serve(wake)
	}
	wg.Wait()
}
