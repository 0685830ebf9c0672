// Package deadlock: a call that this very loop would have to serve.
package deadlock

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	tea "github.com/charmbracelet/bubbletea"
	mqtt "github.com/eclipse/paho.mqtt.golang"
	"github.com/rivo/tview"
)

type m struct{ p *tea.Program }

func (x m) Init() tea.Cmd {
	return func() tea.Msg {
		x.p.Send(1) // commands run elsewhere
		return nil
	}
}

func (x m) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	x.p.Send(1) // want `^\(\*\w+\.Program\)\.Send waits for this very loop, which cannot serve it while it waits, on the event loop of Bubble Tea.*: \(deadlock\.m\)\.Update → \(\*\w+\.Program\)\.Send$`
	go x.p.Send(1)
	x.notify("text")
	x.p.Quit()        // want `\(\*\w+\.Program\)\.Quit waits for this very loop`
	x.p.Printf("msg") // want `\(\*\w+\.Program\)\.Printf waits for this very loop`
	return x, tea.Quit
}

func (x m) View() string { return "" }

func (x m) notify(s string) { x.send(s) }

func (x m) send(s string) {
	x.p.Send(s) // want `: \(deadlock\.m\)\.Update → \(deadlock\.m\)\.notify → \(deadlock\.m\)\.send → \(\*\w+\.Program\)\.Send$`
}

type writer struct{ p *tea.Program }

func (w writer) Write(b []byte) (int, error) {
	w.p.Send(string(b))
	return len(b), nil
}

func widgets(app *tview.Application, p *tea.Program) {
	app.QueueUpdateDraw(func() {}) // on no loop
	tview.NewButton("x").SetSelectedFunc(func() {
		app.QueueUpdateDraw(func() {}) // want `\(\*tview\.Application\)\.QueueUpdateDraw waits for this very loop, which cannot serve it while it waits, on the event loop of tview`
		app.Draw()                     // want `\(\*tview\.Application\)\.Draw waits for this very loop`
		go app.QueueUpdate(func() {})
		go func() { app.Draw() }()
		p.Send(1) // the loop of another framework
	})
	widget.NewButton("x", func() {
		fyne.DoAndWait(func() {}) // want `fyne\.DoAndWait waits for this very loop`
		fyne.Do(func() {})
	})
	app.QueueUpdate(func() {
		app.QueueUpdate(func() {}) // want `\(\*tview\.Application\)\.QueueUpdate waits for this very loop`
	})
}

func messages(c mqtt.Client) {
	c.Subscribe("topic", 0, func(c mqtt.Client, msg mqtt.Message) {
		c.Publish("topic", 0, false, "x").Wait() // want `\.Token\)\.Wait waits for this very loop`
		c.Publish("topic", 0, false, "x")
	})
}
