// Package acrossloops: what other packages put on a loop is known.
package acrossloops

import (
	"net/http"
	"os"
	"time"

	"rules/callbacklib"
	"rules/libs/store"
	"rules/libs/ui"
)

func load() {
	os.ReadFile("x") // want `^os\.ReadFile waits for a file system, on the event loop of tview.*: acrossloops\.load → os\.ReadFile$`
}

func parameters(k ui.Toolkit) {
	ui.Button("x", load)
	ui.Button("x", func() {
		http.Get("url") // want `on the event loop of tview`
	})
	ui.Button("x", store.Reconnect) // want `time\.Sleep waits for a timer, on the event loop of tview`
	ui.Nested(func() {
		http.Get("url") // want `on the event loop of tview`
	})
	ui.Buttons(func() {}, func() {
		time.Sleep(1) // want `on the event loop of tview`
	})
	k.OnClick("x", func() {
		time.Sleep(1) // want `on the event loop of Fyne`
	})
	ui.Background(func() { http.Get("url") })
}

func fields(s *callbacklib.Store) {
	t := ui.Task{
		Run: func() {
			os.ReadFile("x") // want `on the event loop of tview`
		},
		Name2: func() string {
			os.ReadFile("x")
			return ""
		},
	}
	t.Button()
	u := new(ui.Task)
	u.Run = s.Reload // want `os\.ReadFile waits for a file system, on the event loop of tview`
}

func declared() {
	ui.Declared(func() {
		os.ReadFile("x") // want `^os\.ReadFile waits for a file system, on an event loop: func literal in acrossloops\.declared → os\.ReadFile$`
	})
	ui.Post(func() {
		os.ReadFile("x") // want `on an event loop`
	})
	ui.Offload(func() { os.ReadFile("x") })
	var h ui.Handler = func(name string) {
		os.ReadFile(name) // want `on an event loop`
	}
	_ = h
	_ = &ui.Events{
		OnKey: func() {
			os.ReadFile("x") // want `on an event loop`
		},
		OnEnd: func() { os.ReadFile("x") },
	}
}

type screen struct{}

func (screen) Draw() {
	time.Sleep(1) // want `time\.Sleep waits for a timer, on an event loop: \(acrossloops\.screen\)\.Draw → time\.Sleep$`
}

func (screen) Close() { time.Sleep(1) }

var _ ui.Screen = screen{}

type widget struct{}

func (*widget) Layout() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

func (*widget) Paint() {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}

//loopblock:loop
func calls(r ui.Remote) {
	ui.Sync() // want `ui\.Sync waits for a peer on the network, on an event loop: acrossloops\.calls → ui\.Sync$`
	ui.Cached()
	r.Fetch() // want `\(ui\.Remote\)\.Fetch waits for a database`
	r.Local()
	ui.Offload(func() { os.ReadFile("x") })
	ui.Background(func() { os.ReadFile("x") })
}
