// Package inline: what gives the loop away on a coroutine gets one.
package inline

import (
	"context"
	"os"

	"fyne.io/fyne/v2/widget"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/gdamore/tcell/v2"
	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/rivo/tview"

	"rules/libs/beside"
)

var app = tview.NewApplication()

type table struct {
	name string
	rows []string
	size int
}

// One way to it is a coroutine already, another one can be, and one needs the result at once.
func (t *table) count() int {
	b, _ := offload.Call1(offload.Context(), os.ReadFile, t.name) // want `os\.ReadFile waits .*, in place since no coroutine was started: `
	return len(b)
}

func (t *table) keys(ui post.Poster) {
	tview.NewButton("coroutine").SetSelectedFunc(func() {
		post.Go(ui, func(ctx context.Context) { t.size = t.count() })
	})
	tview.NewButton("plain").SetSelectedFunc(func() {
		t.rows = nil
		t.size = t.count()
	})
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if t.count() > 0 {
			return nil
		}
		return event
	})
}

// Another package gives the loop away itself; where it waits in place, too, the whole call runs beside the loop.
func (t *table) across() {
	tview.NewButton("across").SetSelectedFunc(func() {
		b := beside.Load(t.name) // want `os\.ReadFile waits .*, in place since`
		t.rows = append(t.rows, string(b))
	})
	tview.NewButton("both").SetSelectedFunc(func() {
		b := beside.Both(t.name) // want `http\.Get waits for a peer on the network, on the event loop of tview: `
		t.rows = append(t.rows, string(b))
	})
}

// With a context that may be of no coroutine a start would not help.
func (t *table) contexts(ctx context.Context) {
	tview.NewButton("context").SetSelectedFunc(func() {
		if b, err := offload.Call1(ctx, os.ReadFile, t.name); err == nil { // want `os\.ReadFile waits .*, in place since`
			t.rows = append(t.rows, string(b))
		}
	})
	tview.NewButton("loop").SetSelectedFunc(func() {
		for range 3 {
			offload.Call1(ctx, os.ReadFile, t.name) // want `os\.ReadFile waits .*, in place since .*no fix: offload\.Call1 runs in place on a coroutine, too, unless its context is the coroutine's: pass it offload\.Context\(\)`
		}
	})
	tview.NewButton("made").SetSelectedFunc(func() {
		for range 3 {
			offload.Suspend(context.WithoutCancel(offload.Context()), func() error { return os.RemoveAll(t.name) }) // want `os\.RemoveAll waits .*, in place since`
		}
	})
}

// Where no coroutine can start, the call goes as any other does.
func (t *table) elsewhere() {
	widget.NewButton("fyne", func() {
		t.size = t.length()
	})
}

func (t *table) length() int {
	return len(beside.Load(t.name)) // want `os\.ReadFile waits .*, in place since .*no fix: a function literal needs at once what length returns`
}

type model struct{ size int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg:
		b := beside.Load("x") // want `os\.ReadFile waits .*, in place since`
		m.size = len(b)
	}
	return m, nil
}

func (m model) View() string { return "" }

func run() { tea.NewProgram(model{}) }
