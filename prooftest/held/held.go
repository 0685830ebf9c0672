// Package held has a call that blocks for exactly as long as a test wants: a
// request to a server that answers when it is released. No check here depends
// on how fast the machine is: what must happen is waited for, and what must
// not is looked at while the call cannot return.
package held

import (
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync"
	"testing"
	"time"
)

const (
	patience = 60 * time.Second      // for what must happen
	silence  = 50 * time.Millisecond // for what must not
)

// Get asks the server and reads all of its answer. It is what loops are proved to be held up by.
func Get(url string) {
	resp, err := http.Get(url)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		panic(err)
	}
}

// A Server answers no request before it is released.
type Server struct {
	URL     string
	arrived chan struct{}
	gate    chan struct{}
	once    sync.Once
}

// Serve starts a server that ends with the test.
func Serve(t *testing.T) *Server {
	s := &Server{arrived: make(chan struct{}, 1), gate: make(chan struct{})}
	h := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		s.arrived <- struct{}{}
		<-s.gate
	}))
	s.URL = h.URL
	t.Cleanup(h.Close)
	t.Cleanup(s.Release)
	return s
}

// Arrived waits until a request has come.
func (s *Server) Arrived(t *testing.T) {
	t.Helper()
	Receive(t, s.arrived)
}

// Release lets it answer.
func (s *Server) Release() { s.once.Do(func() { close(s.gate) }) }

// StandsStill checks that a call of [Get] in a loop context holds up the next
// event. Block makes the framework call the context with a URL to get, next
// makes it call the context with a function to call; neither waits for that.
func StandsStill(t *testing.T, block func(url string), next func(f func())) {
	t.Helper()
	s := Serve(t)
	came := make(chan struct{})
	block(s.URL)
	s.Arrived(t)
	next(func() { close(came) })
	Never(t, came)
	s.Release()
	Receive(t, came)
}

// Receive returns what arrives, and fails the test if nothing does.
func Receive[T any](t *testing.T, ch <-chan T) T {
	t.Helper()
	select {
	case v := <-ch:
		return v
	case <-time.After(patience):
		buf := make([]byte, 1<<20)
		t.Fatalf("nothing arrived; goroutines:\n%s", buf[:runtime.Stack(buf, true)])
		panic("unreachable")
	}
}

// Never fails the test if something arrives soon.
func Never[T any](t *testing.T, ch <-chan T) {
	t.Helper()
	select {
	case v := <-ch:
		t.Fatalf("arrived: %v", v)
	case <-time.After(silence):
	}
}
