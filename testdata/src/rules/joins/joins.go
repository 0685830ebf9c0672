// Package joins: a wait for goroutines that the function starts takes as long as they do.
package joins

import (
	"context"
	"net/http"
	"os"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"
)

// Goroutines that compute: the class is cpu, which is off.
//
//loopblock:loop
func compute(parts [][]int) int {
	var wg sync.WaitGroup
	sums := make([]int, len(parts))
	for i, p := range parts {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for _, n := range p {
				sums[i] += n
			}
		}()
	}
	wg.Wait()
	return sums[0]
}

//loopblock:loop
func computeWithGo(parts [][]int) {
	var wg sync.WaitGroup
	for _, p := range parts {
		wg.Go(func() { sum(p) })
	}
	wg.Wait()
}

//loopblock:loop
func computeThroughChannel(parts [][]int) (total int) {
	results := make(chan int)
	for _, p := range parts {
		go func() { results <- sum(p) }()
	}
	for range parts {
		total += <-results
	}
	return total
}

//loopblock:loop
func computeAndClose(p []int) int {
	done := make(chan struct{})
	n := 0
	go func() {
		defer close(done)
		n = sum(p)
	}()
	<-done
	return n
}

func sum(p []int) (n int) {
	for _, x := range p {
		n += x
	}
	return n
}

// Goroutines that block: the wait has the classes of what they do.
//
//loopblock:loop
func readAll(names []string) {
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			os.ReadFile(name)
		}()
	}
	wg.Wait() // want `^os\.ReadFile waits for a file system, on an event loop: joins\.readAll → func literal in joins\.readAll → os\.ReadFile$`
}

//loopblock:loop
func fetchAll(urls []string) {
	var wg sync.WaitGroup
	for _, url := range urls {
		wg.Go(func() { fetch(url) })
	}
	wg.Wait() // want `http\.Get waits for a peer on the network, on an event loop: joins\.fetchAll → func literal in joins\.fetchAll → joins\.fetch → http\.Get$`
}

func fetch(url string) { http.Get(url) }

//loopblock:loop
func fetchThroughChannel(url string) error {
	errs := make(chan error)
	go func() {
		_, err := http.Get(url)
		errs <- err
	}()
	return <-errs // want `http\.Get waits for a peer on the network`
}

//loopblock:loop
func fetchWithErrgroup(url string) error {
	var g errgroup.Group
	g.Go(func() error {
		_, err := http.Get(url)
		return err
	})
	return g.Wait() // want `http\.Get waits for a peer on the network`
}

//loopblock:loop
func fetchWithTimeout(ctx context.Context, url string) error {
	errs := make(chan error, 1)
	go func() {
		_, err := http.Get(url)
		errs <- err
	}()
	select { // want `http\.Get waits for a peer on the network`
	case err := <-errs:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Goroutines that somebody else started.
//
//loopblock:loop
func waitsForOthers(wg *sync.WaitGroup, c *sync.Cond, g *errgroup.Group) {
	wg.Wait() // want `\(\*sync\.WaitGroup\)\.Wait waits for another goroutine`
	c.Wait()  // want `\(\*sync\.Cond\)\.Wait waits for another goroutine`
}

// A goroutine that is not waited for.
//
//loopblock:loop
func fireAndForget(url string) {
	go http.Get(url)
	go func() { fetch(url) }()
	time.AfterFunc(time.Second, func() { fetch(url) })
	context.AfterFunc(context.Background(), func() { fetch(url) })
}
