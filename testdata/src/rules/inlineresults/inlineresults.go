// Package inlineresults: what gives the loop away returns what the function that it is given does, and stores what that
// stores.
package inlineresults

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"os"

	"github.com/rivo/tview"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

type writer struct{ out io.Writer }

func create(name string) (*writer, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	return &writer{out: bufio.NewWriter(f)}, nil
}

func inMemory(string) (*writer, error) { return &writer{out: new(bytes.Buffer)}, nil }

func (w *writer) open(name string) error {
	f, err := os.Create(name)
	w.out = f
	return err
}

func reader(r io.Reader) io.Reader { return bufio.NewReader(r) }

// A wrapper returns it further.
func opened(ctx context.Context, name string) (*writer, error) {
	return offload.Call1(ctx, create, name)
}

type shop struct{ name string }

func (s shop) create() (*writer, error) { return create(s.name) }

func handlers(ui post.Poster, s shop) {
	tview.NewButton("function").SetSelectedFunc(func() {
		post.Go(ui, func(ctx context.Context) {
			w, _ := offload.Call1(ctx, create, "a")
			w.out.Write(nil) // want `waits for a file system`
		})
	})
	tview.NewButton("in memory").SetSelectedFunc(func() {
		post.Go(ui, func(ctx context.Context) {
			w, _ := offload.Call1(ctx, inMemory, "a")
			w.out.Write(nil)
		})
	})
	tview.NewButton("method value").SetSelectedFunc(func() {
		post.Go(ui, func(ctx context.Context) {
			w, _ := offload.Call(ctx, s.create)
			w.out.Write(nil) // want `waits for a file system`
		})
	})
	tview.NewButton("literal").SetSelectedFunc(func() {
		post.Go(ui, func(ctx context.Context) {
			c, _ := offload.Call(ctx, func() (io.Writer, error) { return os.Create("b") })
			c.Write(nil) // want `waits for a file system`
		})
	})
	tview.NewButton("wrapper").SetSelectedFunc(func() {
		post.Go(ui, func(ctx context.Context) {
			w, _ := opened(ctx, "c")
			w.out.Write(nil) // want `waits for a file system`
		})
	})
	tview.NewButton("what it was given").SetSelectedFunc(func() {
		post.Go(ui, func(ctx context.Context) {
			f, _ := offload.Call1(ctx, os.Open, "d")
			offload.Get1(ctx, reader, io.Reader(f)).Read(nil) // want `waits for a file system`
			offload.Get1(ctx, reader, io.Reader(new(bytes.Buffer))).Read(nil)
		})
	})
	tview.NewButton("stored").SetSelectedFunc(func() {
		post.Go(ui, func(ctx context.Context) {
			w := new(writer)
			offload.Do2(ctx, (*writer).open, w, "e")
			w.out.Write(nil) // want `waits for a file system`
		})
	})
}
