package procpool_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/procpool"
)

// fetch is jobFunc in a worker. The program's main, here TestMain, begins with
// procpool.Main().
var fetch = procpool.Register("fetch", jobFunc)

// jobFunc gets a page. It blocks for as long as the server likes.
func jobFunc(url string) (string, error) {
	resp, err := http.Get(url)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	return string(body), err
}

// heartbeat ticks every millisecond until ctx ends and returns how late it was
// at worst.
func heartbeat(ctx context.Context) (worst time.Duration) {
	const tick = time.Millisecond
	for {
		begin := time.Now()
		if offload.Sleep(ctx, tick) != nil {
			return worst
		}
		worst = max(worst, time.Since(begin)-tick)
	}
}

// A job that blocks runs in another process, and the other coroutines of the
// loop go on.
func Example() {
	const slow = 500 * time.Millisecond
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(slow)
		fmt.Fprint(w, "the page")
	}))
	defer server.Close()

	pool, err := procpool.New(2)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer pool.Shutdown(context.Background())

	err = offload.Run(context.Background(), func(ctx context.Context) error {
		var worst time.Duration
		heart := offload.Go(ctx, func(ctx context.Context) error {
			worst = heartbeat(ctx)
			return nil
		})

		page, err := fetch.Call(ctx, pool, server.URL)
		fmt.Printf("the job: %q %v\n", page, err)

		heart.Cancel()
		_ = heart.Wait(ctx)
		fmt.Println("the heart stood still for the job:", worst >= slow)
		return err
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// the job: "the page" <nil>
	// the heart stood still for the job: false
}

// A context that ends kills the call, whatever it does: here it would never
// return.
func ExampleFunc_Call() {
	pool, err := procpool.New(1)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer pool.Shutdown(context.Background())

	ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
	defer cancel()
	_, err = naps.Call(ctx, pool, 1000*time.Hour)
	fmt.Println(err)
	// Output: context deadline exceeded
}
