// Package inline: what gives the loop away on a coroutine is a plain call elsewhere.
package inline

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
	"github.com/rivo/tview"

	"rules/libs/beside"
)

type view struct {
	app   *tview.Application
	ui    post.Poster
	name  string
	rows  []string
	mu    sync.Mutex
	each  func()
	other func()
}

// Both a coroutine and a plain handler call it.
func (v *view) load(name string) []byte {
	b, _ := offload.Call1(offload.Context(), os.ReadFile, name) // want `^os\.ReadFile waits for a file system, on the event loop of tview, in place since no coroutine was started( \(|:)`
	return b
}

// Only coroutines call it, and goroutines.
func (v *view) save(ctx context.Context, name string) error {
	return offload.Do3(ctx, os.WriteFile, name, []byte(name), os.FileMode(0o600))
}

func (v *view) handlers() {
	tview.NewButton("coroutine").SetSelectedFunc(func() {
		post.Go(v.ui, func(ctx context.Context) {
			v.load("a")
			v.save(ctx, "a")
			beside.Load("a")
			beside.Do(ctx, func() error { _, err := os.ReadFile("a"); return err })
			offload.Exec(ctx, func() { v.plain("a") })
			offload.Sleep(ctx, time.Second)
		})
	})
	tview.NewButton("goroutine").SetSelectedFunc(func() {
		go v.load("a")
		go func() {
			v.save(context.Background(), "a")
			v.app.QueueUpdateDraw(func() { v.rows = nil })
		}()
	})
	tview.NewButton("then").SetSelectedFunc(func() {
		post.ThenExec(v.ui, func() { v.load("a"); v.save(context.Background(), "a") }, nil)
	})
	tview.NewButton("plain").SetSelectedFunc(func() {
		v.load("a")
	})
}

func (v *view) plain(name string) {
	os.RemoveAll(name) // want `^os\.RemoveAll waits for a file system, on the event loop of tview( \(|:)`
}

// What it is given runs in place, and what that is given.
func (v *view) forms(ctx context.Context, body io.Reader, names []string) {
	tview.NewButton("literal").SetSelectedFunc(func() {
		offload.Exec(ctx, func() { v.plain("b") }) // want `^os\.RemoveAll .*tview, in place since`
	})
	tview.NewButton("plainly, too").SetSelectedFunc(func() { v.plain("b") })
	tview.NewButton("method value").SetSelectedFunc(func() {
		var client http.Client
		offload.Call1(ctx, client.Get, "http://x") // want `^\(\*http\.Client\)\.Get .*in place since`
	})
	tview.NewButton("arguments").SetSelectedFunc(func() {
		resp, _ := http.Get("http://x")                      // want `^http\.Get waits for a peer on the network, on the event loop of tview( \(|:)`
		offload.Call1(ctx, io.ReadAll, io.Reader(resp.Body)) // want `^http\.Response\.Body waits for a peer .*in place since`
		offload.Call1(ctx, io.ReadAll, io.Reader(new(bytes.Buffer)))
		offload.Get1(ctx, strings.ToUpper, names[0])
	})
	tview.NewButton("waits").SetSelectedFunc(func() {
		offload.Sleep(ctx, time.Second)                                           // want `^offload\.Sleep waits for a timer.*in place since`
		offload.Suspend(ctx, func() error { time.Sleep(1); return nil })          // want `^time\.Sleep waits .*in place since`
		_ = offload.Go(ctx, func(context.Context) error { return nil }).Wait(ctx) // want `Wait waits for .*in place since`
	})
	tview.NewButton("deferred").SetSelectedFunc(func() {
		defer offload.Exec1(ctx, v.plain, "b") // want `^os\.RemoveAll .*in place since`
	})
	tview.NewButton("inside").SetSelectedFunc(func() {
		offload.Exec(ctx, func() { // want `^os\.ReadFile .*in place since`
			offload.Call1(ctx, os.ReadFile, "b")
		})
	})
}

// Other packages give the loop away, too.
func (v *view) across(ctx context.Context, s *beside.Store) {
	tview.NewButton("call").SetSelectedFunc(func() {
		beside.Load("c") // want `^os\.ReadFile .*in place since`
		beside.Both("c") // want `^http\.Get waits for a peer on the network, on the event loop of tview( \(|:)`
		s.Load("c")      // want `^os\.ReadFile .*in place since`
		s.Name()
	})
	tview.NewButton("given").SetSelectedFunc(func() {
		beside.Do(ctx, func() error { return os.RemoveAll("c") }) // want `^os\.RemoveAll .*in place since`
		beside.Call(func() error {
			return os.RemoveAll("c") // want `^os\.RemoveAll waits for a file system, on the event loop of tview( \(|:)`
		})
		beside.Call(func() error {
			return offload.Do1(ctx, os.RemoveAll, "c") // want `^os\.RemoveAll .*in place since`
		})
	})
}

// What goroutines do in place keeps those waiting that wait for them.
func (v *view) joined(ctx context.Context) {
	tview.NewButton("join").SetSelectedFunc(func() {
		var wg sync.WaitGroup
		wg.Go(func() { offload.Call1(ctx, os.ReadFile, "d") })
		wg.Wait() // want `^os\.ReadFile waits for a file system, on the event loop of tview( \(|:)`
	})
	tview.NewButton("compute").SetSelectedFunc(func() {
		var wg sync.WaitGroup
		wg.Go(func() { v.rows = append(v.rows, "d") })
		offload.Exec(ctx, wg.Wait)
	})
}

// A field is called on a coroutine here, and there on the loop.
func (v *view) fields() {
	tview.NewButton("field").SetSelectedFunc(func() {
		post.Go(v.ui, func(ctx context.Context) { v.each() })
	})
	tview.NewButton("plain field").SetSelectedFunc(func() { v.other() })
	v.each = func() { beside.Load("e") }
	v.other = func() { beside.Load("e") } // want `^os\.ReadFile .*in place since`
}

// What runs a loop of package offload itself is a coroutine.
func run(ctx context.Context, v *view) error {
	return offload.Run(ctx, func(ctx context.Context) error {
		beside.Load("f")
		v.save(ctx, "f")
		return offload.Gather(ctx, func(ctx context.Context) error { return v.save(ctx, "f") })
	})
}

// Of a loop that a directive names nothing is known but that it is one.
//
//loopblock:loop
func handle(ctx context.Context) {
	offload.Call1(ctx, os.ReadFile, "g")
	os.RemoveAll("g") // want `^os\.RemoveAll waits for a file system, on an event loop( \(|:)`
}
