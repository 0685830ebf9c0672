// Package ownchannels: a loop that sends on a channel that only it receives from.
package ownchannels

import (
	tea "github.com/charmbracelet/bubbletea"
	"github.com/rivo/tview"
)

type only struct{ ch chan int }

func newOnly() only { return only{ch: make(chan int)} }

func (m only) Init() tea.Cmd { return nil }

func (m only) Update(tea.Msg) (tea.Model, tea.Cmd) {
	m.ch <- 1 // want `^channel send waits for this very loop, which cannot serve it while it waits, on the event loop of Bubble Tea`
	m.put(2)
	select {
	case m.ch <- 3: // it can wait for another Update
	default:
	}
	m.drain()
	return m, nil
}

func (m only) View() string { return "" }

func (m only) put(v int) {
	m.ch <- v // want `: \(ownchannels\.only\)\.Update → \(ownchannels\.only\)\.put → channel send$`
}

func (m only) drain() {
	select {
	case <-m.ch:
	default:
	}
}

// A command receives, in a goroutine of its own.
type command struct{ ch chan int }

func newCommand() command { return command{ch: make(chan int)} }

func (m command) Init() tea.Cmd { return nil }

func (m command) Update(tea.Msg) (tea.Model, tea.Cmd) {
	m.ch <- 1 // want `channel send waits for another goroutine`
	return m, func() tea.Msg { return <-m.ch }
}

func (m command) View() string { return "" }

// A helper that is started receives, and so do others who call it.
type started struct{ ch chan int }

func newStarted() *started {
	m := &started{ch: make(chan int)}
	go m.drain()
	return m
}

func (m *started) Init() tea.Cmd { return nil }

func (m *started) Update(tea.Msg) (tea.Model, tea.Cmd) {
	m.ch <- 1 // want `channel send waits for another goroutine`
	m.drain()
	return m, nil
}

func (m *started) View() string { return "" }

func (m *started) drain() {
	for range m.ch { // want `channel receive waits`
	}
}

// There is room in the channel.
type room struct{ ch chan int }

func newRoom() room { return room{ch: make(chan int, 1)} }

func (m room) Init() tea.Cmd { return nil }

func (m room) Update(tea.Msg) (tea.Model, tea.Cmd) {
	m.ch <- 1
	<-m.ch // want `channel receive waits`
	return m, nil
}

func (m room) View() string { return "" }

// Who has the channel may receive.
type shared struct{ ch chan int }

func newShared(worker func(<-chan int)) shared {
	m := shared{ch: make(chan int)}
	go worker(m.ch)
	return m
}

func (m shared) Init() tea.Cmd { return nil }

func (m shared) Update(tea.Msg) (tea.Model, tea.Cmd) {
	m.ch <- 1 // want `channel send waits for another goroutine`
	select {
	case <-m.ch:
	default:
	}
	return m, nil
}

func (m shared) View() string { return "" }

var clicks = make(chan int)

func buttons(app *tview.Application) {
	tview.NewButton("a").SetSelectedFunc(func() {
		clicks <- 1 // want `^channel send waits for this very loop.* of tview`
	})
	app.QueueUpdate(func() {
		<-clicks // want `channel receive waits`
	})
}

var both = make(chan int)

func elsewhere(app *tview.Application) {
	take := func() { <-both }                                  // want `channel receive waits`
	tview.NewButton("a").SetSelectedFunc(func() { both <- 1 }) // want `channel send waits for another goroutine`
	app.QueueUpdate(take)
	go take()
}
