// Package driver is the innermost of three packages: its functions block.
package driver

import (
	"database/sql"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"sync"
	"time"
)

type Conn struct {
	db  *sql.DB
	url string
}

func (c *Conn) Query(q string) error { // want Query:`^database \(\*database/sql\.DB\)\.Exec$`
	_, err := c.db.Exec(q)
	return err
}

func (c *Conn) Ping() error { // want Ping:`^network net/http\.Get$`
	_, err := http.Get(c.url)
	return err
}

func (c *Conn) Name() string { return c.url }

func Dial(url string) *Conn { // want Dial:`^sleep time\.Sleep$`
	time.Sleep(1)
	return &Conn{url: url}
}

func New(url string) *Conn { return &Conn{url: url} }

func Decode(r io.Reader, v any) error { // want Decode:`^r\.Read$`
	return json.NewDecoder(r).Decode(v)
}

func Each(xs []string, f func(string)) { // want Each:`^f\(\)$`
	for _, x := range xs {
		f(x)
	}
}

func Async(f func()) { go f() }

func Receive(ch <-chan int) int { return <-ch } // want Receive:`^<-ch$`

func Put(ch chan<- int) { ch <- 1 } // want Put:`^ch<-$`

// A Source reads from what it is made with.
type Source struct{ R io.Reader }

func NewSource(r io.Reader) *Source { return &Source{R: r} }

func (s *Source) Next() byte { // want Next:`^s\.R\.Read$`
	var b [1]byte
	s.R.Read(b[:])
	return b[0]
}

// A Hooked calls what is in its field.
type Hooked struct{ Hook func() }

func (h *Hooked) Fire() { // want Fire:`^h\.Hook\(\)$`
	h.Hook()
}

// An Embedding promotes Query and Ping, and has a Name of its own.
type Embedding struct {
	*Conn
	io.Reader
}

func (e *Embedding) Name() string { // want Name:`^file os\.ReadFile$`
	b, _ := os.ReadFile("name")
	return string(b)
}

var mu sync.Mutex

// Locks do not leave the package.
func Locked() {
	mu.Lock()
	defer mu.Unlock()
}

func Cheap() { os.Stat("x") } // want Cheap:`^metadata os\.Stat$`

var once sync.Once

func First() { // want First:`^file once os\.ReadFile$`
	once.Do(func() { os.ReadFile("first") })
}

func Both() { // want Both:`^network net/http\.Get; file os\.ReadFile$`
	http.Get("url")
	os.ReadFile("x")
}

// A Runner can be one of several.
type Runner interface{ Run() }

type sleeper struct{}

func (sleeper) Run() { time.Sleep(1) } // want Run:`^sleep time\.Sleep$`

func NewRunner() Runner { return sleeper{} }

func Queue() chan int { return make(chan int, 8) }

func Reader(name string) func() []byte { // the function is made, not called
	return func() []byte {
		b, _ := os.ReadFile(name)
		return b
	}
}

func Retry[T any](f func() (T, error)) T { // want Retry:`^sleep time\.Sleep; f\(\)$`
	for {
		if x, err := f(); err == nil {
			return x
		}
		time.Sleep(time.Second)
	}
}
