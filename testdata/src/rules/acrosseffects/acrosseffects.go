// Package acrosseffects: what other packages' functions do is known, and the finding stands at the call that leaves
// the loop's package.
package acrosseffects

import (
	"net/http"
	"os"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"rules/libs/driver"
	"rules/libs/store"
)

type m struct{ db *store.DB }

func (x m) Init() tea.Cmd { return nil }
func (x m) View() string  { return x.db.Title() }

func (x m) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	x.db.Load("q") // want `^\(\*sql\.DB\)\.Exec waits for a database, on the event loop of Bubble Tea.*: \(acrosseffects\.m\)\.Update → \(\*store\.DB\)\.Load → \(\*store\.DB\)\.load → \(\*driver\.Conn\)\.Query → \(\*sql\.DB\)\.Exec$`
	x.refresh()
	return x, func() tea.Msg {
		x.db.Load("q")
		return nil
	}
}

func (x m) refresh() {
	store.Reconnect() // want `: \(acrosseffects\.m\)\.Update → \(acrosseffects\.m\)\.refresh → store\.Reconnect → driver\.Dial → time\.Sleep$`
}

//loopblock:loop
func arguments(resp *http.Response, c *driver.Conn) {
	store.Parse(resp.Body) // want `http\.Response\.Body waits for a peer on the network`
	store.Parse(strings.NewReader("x"))
	store.ParseText("x")
	store.ParseBody(resp) // want `http\.Response\.Body waits for a peer on the network`
	store.All(func(name string) {
		os.ReadFile(name) // want `os\.ReadFile waits for a file system`
	})
	store.All(func(string) {})
	store.Later(func() { os.ReadFile("x") })
	driver.Reader("x")
	driver.Reader("x")() // want `os\.ReadFile waits for a file system`
	driver.NewSource(strings.NewReader("x")).Next()
	driver.NewSource(resp.Body).Next() // want `http\.Response\.Body waits for a peer on the network`
	driver.Locked()
	driver.Cheap()
	q := driver.Queue()
	q <- 1
	driver.Put(q)
	driver.Receive(q)                       // want `channel receive waits for another goroutine`
	driver.NewRunner().Run()                // want `time\.Sleep waits for a timer`
	(&driver.Embedding{Conn: c}).Query("q") // want `\(\*sql\.DB\)\.Exec waits for a database`
	ping := c.Ping
	ping()                                              // want `http\.Get waits for a peer on the network`
	driver.Both()                                       // want `^http\.Get waits for a peer on the network`
	driver.Retry(func() (int, error) { return 1, nil }) // want `time\.Sleep waits for a timer`
	_, _ = store.Open("url"), c.Name()
}
