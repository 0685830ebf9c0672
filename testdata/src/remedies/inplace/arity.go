// Package inplace: a coroutine waits where it is.
package inplace

import (
	"bufio"
	"context"
	"net"
	"net/http"
	"os"
	"os/exec"
	"sync"

	"github.com/loopblock/loopblock/offload"
	"remedies/lib"
)

type store struct {
	mu   sync.Mutex
	once sync.Once
	wg   sync.WaitGroup
	db   *lib.Store
	val  lib.DB
	file *os.File
	conn *net.UDPConn
	dir  string
	buf  []byte
	n    int
	peer *net.UDPAddr
	ch   chan int
}

func start(ctx context.Context, s *store) {
	_ = offload.Run(ctx, s.arity)
	offload.Go(ctx, s.closures)
	offload.Go(ctx, s.waits)
	offload.Go(ctx, s.channels)
	offload.Go(ctx, s.shapes)
	offload.Go(ctx, s.defers)
	offload.Go(ctx, s.locked)
	offload.Go(ctx, s.calledBack)
	offload.Go(ctx, s.renamed)
	offload.Go(ctx, noContext)
	offload.Go(ctx, s.stale)
}

func (s *store) arity(ctx context.Context) error {
	resp, err := http.Get("/") // want `http\.Get waits for a peer`
	if err != nil {
		return err
	}
	if err := os.RemoveAll(resp.Status); err != nil { // want `os\.RemoveAll waits`
		return err
	}
	b, _ := os.ReadFile( // want `os\.ReadFile waits`
		resp.Proto,

		// Comments stay.
	)
	_ = b
	os.ReadDir(s.dir) // want `os\.ReadDir waits`

	os.RemoveAll(s.dir) // want `os\.RemoveAll waits`

	must(os.ReadFile(s.dir)) // want `os\.ReadFile waits`

	exec.Command("ls", s.dir).Run() // want `Run waits`

	sc := bufio.NewScanner(s.file)
	for sc.Scan() { // want `os\.File\)\.Read waits`
		_ = sc.Text()
	}
	s.n += len(must(os.ReadFile(s.dir))) // want `os\.ReadFile waits`

	s.n += lib.Count() // want `os\.ReadFile waits`

	sum := 0
	sum += lib.Count() // want `os\.ReadFile waits`

	go http.Get("/") // it does not block

	return helper(ctx, "x")
}

func must(b []byte, err error) string { return string(b) }

func helper(c context.Context, name string) error {
	return os.WriteFile(name, nil, 0o600) // want `os\.WriteFile waits`
}

func noContext(context.Context) error {
	return os.WriteFile("x", nil, 0o600) // want `os\.WriteFile waits`
}

func (s *store) renamed(outer context.Context) error {
	c, cancel := context.WithCancel(outer)
	defer cancel()
	if offload := s.dir; offload != "" {
		return os.RemoveAll(offload) // want `os\.RemoveAll waits`
	}
	background := context.Background()
	_ = background
	func() {
		_ = os.RemoveAll(s.dir) // want `os\.RemoveAll waits`
	}()
	return os.RemoveAll(c.Err().Error()) // want `os\.RemoveAll waits`
}
