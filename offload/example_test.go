package offload_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/offloadtest"
)

// jobFunc blocks: it waits for a server.
func jobFunc(url string) (string, error) {
	resp, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

// demo runs job on a loop beside a heartbeat of 1 ms, against a server that takes 100 ms to answer, and prints whether
// the heartbeat stopped meanwhile.
func demo(job func(ctx context.Context, url string) (string, error)) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(100 * time.Millisecond)
		fmt.Fprint(w, "done")
	}))
	defer server.Close()
	defer http.DefaultClient.CloseIdleConnections()
	err := offload.Run(context.Background(), func(ctx context.Context) (err error) {
		heart := offloadtest.StartHeartbeat(ctx, time.Millisecond)
		var body string
		stopped := heart.StoppedBy(func() { body, err = job(ctx, server.URL) })
		fmt.Printf("job %s, heartbeat stopped: %v\n", body, stopped)
		// The worst delay is that of the server, at least, if the heartbeat stopped.
		if stopped && heart.Worst() < 99*time.Millisecond {
			fmt.Println("but it was late by only", heart.Worst())
		}
		return err
	})
	if err != nil {
		fmt.Println(err)
	}
}

// Called directly, jobFunc keeps the loop until the server has answered.
func Example_direct() {
	demo(func(_ context.Context, url string) (string, error) {
		return jobFunc(url)
	})
	// Output: job done, heartbeat stopped: true
}

// asyncio.to_thread(job_func, url): the coroutine waits, the loop goes on.
func ExampleCall1() {
	demo(func(ctx context.Context, url string) (string, error) {
		return offload.Call1(ctx, jobFunc, url)
	})
	// Output: job done, heartbeat stopped: false
}

// loop.run_in_executor(None, lambda: job_func(url)): the coroutine can do something else before it waits.
func ExampleSubmit() {
	demo(func(ctx context.Context, url string) (string, error) {
		future := offload.Submit(ctx, nil, func() (string, error) { return jobFunc(url) })
		// Here it could submit more.
		return future.Await(ctx)
	})
	// Output: job done, heartbeat stopped: false
}

// loop.run_in_executor(ThreadPoolExecutor(2), ...): however many calls wait for this server, they take no place from the
// calls to others.
func ExampleNewPool() {
	server := offload.NewPool(2)
	demo(func(ctx context.Context, url string) (string, error) {
		return offload.CallIn(ctx, server, func() (string, error) { return jobFunc(url) })
	})
	// Output: job done, heartbeat stopped: false
}

// The arguments of the arity forms are evaluated on the loop, before the call. A closure evaluates what it names while
// it runs, beside the loop, where others may have changed it.
func ExampleCall1_lateEvaluation() {
	offload.Run(context.Background(), func(ctx context.Context) error {
		name := "before"
		begin := make(chan bool)
		show := func(s string) (string, error) { <-begin; return s, nil }
		var early, late string
		a := offload.Go(ctx, func(ctx context.Context) (err error) {
			early, err = offload.Call1(ctx, show, name)
			return err
		})
		b := offload.Go(ctx, func(ctx context.Context) (err error) {
			late, err = offload.Call(ctx, func() (string, error) { <-begin; return show(name) })
			return err
		})
		offload.Yield(ctx)
		name = "after"
		close(begin)
		err := errors.Join(a.Wait(ctx), b.Wait(ctx))
		fmt.Println("argument:", early)
		fmt.Println("closure:", late)
		return err
	})
	// Output:
	// argument: before
	// closure: after
}

// Coroutines run one at a time, so they can share variables without locks.
func ExampleGather() {
	err := offload.Run(context.Background(), func(ctx context.Context) error {
		total := 0
		add := func(n int) func(ctx context.Context) error {
			return func(ctx context.Context) error {
				squared := offload.Get1(ctx, func(n int) int { return n * n }, n) // beside the loop
				total += squared                                                  // on it
				return nil
			}
		}
		err := offload.Gather(ctx, add(1), add(2), add(3))
		fmt.Println(total)
		return err
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output: 14
}

// A callback of some other goroutine is brought onto the loop.
func ExampleLoop_Post() {
	offload.Run(context.Background(), func(ctx context.Context) error {
		loop, err := offload.RunningLoop(ctx)
		if err != nil {
			return err
		}
		came := make(chan bool)
		time.AfterFunc(time.Millisecond, func() {
			loop.Post(func() { fmt.Println("on the loop"); close(came) })
		})
		return offload.Suspend(ctx, func() error { <-came; return nil })
	})
	// Output: on the loop
}

// The coroutine that keeps the loop is named while it does so.
func ExampleWithSlowTurn() {
	said := make(chan bool)
	report := func(s offload.Stall) {
		fmt.Println("the loop waits in", s.Call)
		close(said)
	}
	offload.Run(context.Background(), func(context.Context) error {
		for {
			select {
			case <-said:
				return nil
			default:
				time.Sleep(50 * time.Millisecond)
			}
		}
	}, offload.WithSlowTurn(20*time.Millisecond, report))
	// Output: the loop waits in time.Sleep
}

// asyncio.current_task(): what a function deep below a coroutine needs to give the loop away.
func ExampleContext() {
	load := func(key string) (string, error) {
		return offload.Call1(offload.Context(), func(key string) (string, error) { return "value of " + key, nil }, key)
	}
	fmt.Println(load("a")) // off any loop it is a plain call
	err := offload.Run(context.Background(), func(ctx context.Context) error {
		fmt.Println(load("b"))
		return nil
	})
	fmt.Println(err)
	// Output:
	// value of a <nil>
	// value of b <nil>
	// <nil>
}
