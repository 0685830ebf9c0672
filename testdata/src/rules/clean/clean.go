// Package clean: code that looks like what freezes a loop, and does not. Its cases come from programs that people use.
package clean

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/awesome-gocui/gocui"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
	"k8s.io/client-go/tools/cache"
)

type (
	done    struct{ err error }
	event   int
	timeout struct{}
)

// A page is a model whose work is all in commands.
type page struct {
	events  chan event
	agent   *agent
	log     *strings.Builder
	timer   *time.Timer
	deletes *deleter
}

type agent struct{ url string }

func (a *agent) summarize() error {
	_, err := http.Get(a.url)
	return err
}

// Init returns a command that waits for an event.
func (p page) Init() tea.Cmd {
	return func() tea.Msg { return <-p.events }
}

func (p page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyMsg:
		return p.key(msg)
	case event:
		return p, func() tea.Msg { return <-p.events }
	case []byte:
		if strings.HasPrefix(http.DetectContentType(msg), "image/") { // looks at bytes in memory
			fmt.Fprintf(p.log, "image\n")
		}
	case time.Duration:
		p.timer = time.NewTimer(msg)
		return p, waitFor(p.timer)
	}
	return p, nil
}

func (p page) key(msg tea.KeyMsg) (tea.Model, tea.Cmd) {
	switch msg.String() {
	case "s": // the call stands in Update's text, and runs in a command
		return p, func() tea.Msg { return done{p.agent.summarize()} }
	case "e": // another program gets the terminal; nobody waits here
		c := exec.Command(os.Getenv("EDITOR"), "x")
		c.Stdin, c.Stdout = os.Stdin, os.Stdout
		return p, tea.ExecProcess(c, func(err error) tea.Msg { return done{err} })
	case "d":
		return p, p.deletes.cmd("x")
	case "l":
		return p, load("x")
	}
	return p, nil
}

func (p page) View() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d events\n", len(p.events))
	return b.String()
}

func waitFor(t *time.Timer) tea.Cmd {
	return func() tea.Msg {
		<-t.C
		return timeout{}
	}
}

func load(name string) tea.Cmd {
	return func() tea.Msg {
		_, err := os.ReadFile(name)
		return done{err}
	}
}

// A deleter's command calls the method that deletes; nothing on the loop does.
type deleter struct{ root string }

func (d *deleter) cmd(name string) tea.Cmd {
	return func() tea.Msg { return done{d.delete(name)} }
}

func (d *deleter) delete(name string) error { return os.RemoveAll(d.root + name) }

// A table asks its database in a goroutine, and gets the answer back by the queue.
type table struct {
	app  *tview.Application
	rows []string
}

func (t *table) register() {
	t.app.SetInputCapture(func(ev *tcell.EventKey) *tcell.EventKey {
		t.sort()
		return ev
	})
}

func (t *table) sort() {
	go func() {
		b, _ := os.ReadFile("rows")
		t.app.QueueUpdateDraw(func() { t.rows = strings.Split(string(b), "\n") })
	}()
}

// A screen runs work in a goroutine of its own: the confirmation is on the loop, what it starts is not.
type screen struct{ g *gocui.Gui }

func (s *screen) register() {
	s.g.SetKeybinding("", 'd', 0, func(*gocui.Gui, *gocui.View) error {
		return s.confirm(func() error {
			return s.waiting(func() error { return exec.Command("rm", "x").Run() })
		})
	})
}

func (s *screen) confirm(f func() error) error { return f() }

func (s *screen) waiting(f func() error) error {
	go func() {
		if err := f(); err != nil {
			s.g.Update(func(g *gocui.Gui) error { return err })
		}
	}()
	return nil
}

// A status is written to a view, which is memory.
func status(g *gocui.Gui, v *gocui.View) {
	g.Update(func(*gocui.Gui) error {
		_, err := fmt.Fprintln(v, "ready")
		return err
	})
}

// Replicators are called in goroutines here, and called on the informer's own there.
type replicator struct{ add []func(obj any) error }

func (r *replicator) register(inf cache.SharedInformer) {
	r.add = append(r.add, func(any) error {
		_, err := http.Get("url")
		return err
	})
	inf.AddEventHandler(cache.ResourceEventHandlerFuncs{AddFunc: func(obj any) {
		for _, f := range r.add {
			go f(obj)
		}
	}})
}

// A counter is shared under a mutex.
type counter struct {
	mu sync.Mutex
	n  map[string]int
}

func (c *counter) Load(key string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[key]++
	return c.n[key]
}

type store interface{ Load(key string) int }

// remote is a store, too, that nobody here makes.
type remote struct{}

func (remote) Load(string) int {
	http.Get("url")
	return 0
}

func newStore() store { return &counter{n: map[string]int{}} }

type stored struct{ s store }

//loopblock:loop
func memory() {
	s := stored{newStore()}
	s.s.Load("x")
	newStore().Load("y")
}

//loopblock:loop
func satisfied() int {
	ch := make(chan int, 1)
	ch <- 1
	quit := make(chan struct{})
	close(quit)
	<-quit
	var wg sync.WaitGroup
	wg.Go(func() {})
	return <-ch
}

//loopblock:loop
func polled(events chan event) {
	select {
	case <-events:
	default:
	}
	select {
	case events <- 1:
	default:
	}
}

// Logging is a class of its own, and so is opening the file for it.
type logged struct{}

func (m logged) Update(msg tea.Msg) (logged, tea.Cmd) {
	if f, err := tea.LogToFile("debug.log", ""); err == nil {
		defer f.Close()
	}
	return m, nil
}
