// Package store stands between a loop and what blocks.
package store

import (
	"io"
	"net/http"
	"strings"

	"rules/libs/driver"
)

type DB struct{ conn *driver.Conn }

func Open(url string) *DB { return &DB{driver.New(url)} }

func (d *DB) Load(q string) error { // want Load:`^database \(\*database/sql\.DB\)\.Exec$`
	return d.load(q)
}

func (d *DB) load(q string) error { return d.conn.Query(q) }

func (d *DB) Title() string { return d.conn.Name() }

func Reconnect() { driver.Dial("url") } // want Reconnect:`^sleep time\.Sleep$`

func Parse(r io.Reader) { driver.Decode(r, nil) } // want Parse:`^r\.Read$`

func ParseText(s string) { driver.Decode(strings.NewReader(s), nil) }

func ParseBody(resp *http.Response) { driver.Decode(resp.Body, nil) } // want ParseBody:`^network net/http\.Response\.Body$`

func All(f func(string)) { driver.Each(nil, f) } // want All:`^f\(\)$`

func Later(f func()) { driver.Async(f) }

func Sleepy() { driver.NewRunner().Run() } // want Sleepy:`^sleep time\.Sleep$`

func ReadNow() { driver.Reader("x")() } // want ReadNow:`^file os\.ReadFile$`

func FromText(s string) { driver.NewSource(strings.NewReader(s)).Next() }

func FromBody(resp *http.Response) { driver.NewSource(resp.Body).Next() } // want FromBody:`^network net/http\.Response\.Body$`

func Promoted(e *driver.Embedding) { e.Ping() } // want Promoted:`^network net/http\.Get$`

func PromotedFromInterface(e *driver.Embedding) { e.Read(nil) } // want PromotedFromInterface:`^e\.Reader\.Read$`

func Fire(h *driver.Hooked) { h.Fire() } // want Fire:`^h\.Hook\(\)$`

func FireNow() { // want FireNow:`^sleep time\.Sleep$`
	h := driver.Hooked{Hook: Reconnect}
	h.Fire()
}

func Enqueue() { driver.Put(driver.Queue()) }

func Await() int { return driver.Receive(driver.Queue()) } // want Await:`^wait channel receive$`

func Again() { // want Again:`^network net/http\.Get; sleep time\.Sleep$`
	driver.Retry(func() (int, error) {
		_, err := http.Get("url")
		return 0, err
	})
}
