package inplace

import (
	"context"
	"io"
	. "os"

	"github.com/loopblock/loopblock/offload"
)

type deep struct{ *store }

type reader interface{ io.Reader }

// A coroutine outside of functions.
var task = func(ctx context.Context) error {
	return RemoveAll("x") // want `os\.RemoveAll waits`
}

func startStrange(ctx context.Context, d deep) {
	offload.Go(ctx, task)
	offload.Go(ctx, d.strange)
	offload.Go(ctx, jump)
	offload.Go(ctx, func(ctx context.Context) error { return typed(ctx, RemoveAll, "x") })
}

func (d deep) strange(ctx context.Context) (err error) {
	_ = (RemoveAll)("x") // want `os\.RemoveAll waits`

	read := (*File).Read
	_, _ = read(d.file, nil) // want `Read waits`

	_, _ = (*File).Read(d.file, d.buf) // want `Read waits`

	_, _ = d.file.Read(d.store.buf[1:]) // want `Read waits`

	fs := []func(string) error{RemoveAll}
	_ = fs[0]("x") // want `os\.RemoveAll waits`

	_ = map[string]error{"a": RemoveAll("x")} // want `os\.RemoveAll waits`

	_ = func() error { return RemoveAll("x") }() // want `os\.RemoveAll waits`
outer:
	for {
		switch RemoveAll("x") { // want `os\.RemoveAll waits`
		case nil:
			break outer
		case RemoveAll("y"): // want `os\.RemoveAll waits`
			continue outer
		}
	}
	var any any = RemoveAll("z") // want `os\.RemoveAll waits`
	switch any.(type) {
	case error:
	}
	err = RemoveAll(d.dir) // want `os\.RemoveAll waits`
	return
}

func jump(ctx context.Context) error {
again:
	println()
	if n := len(<-texts); n > 0 { // want `channel receive.*no fix: the function has a goto`
		goto again
	}
	return nil
}

var texts chan string

func typed[F ~func(string) error](ctx context.Context, f F, name string) error {
	return f(name) // want `os\.RemoveAll waits.*no fix: what is called has a type parameter`
}
