package procpool_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"time"

	"github.com/loopblock/loopblock/offload/procpool"
)

// workerArg is what a worker has as its only argument.
const workerArg = "(procpool worker)"

type none = struct{}

type person struct {
	Name   string
	Friend *person
	Tags   map[string]int
}

// What the tests call in workers.
var (
	double   = procpool.Register("double", func(n int) (int, error) { return 2 * n, nil })
	fails    = procpool.Register("fails", func(s string) (int, error) { return 1, fmt.Errorf("%s: %w", s, fs.ErrNotExist) })
	nothing  = procpool.Register("nothing", func(none) (none, error) { return none{}, nil })
	grow     = procpool.Register("grow", func(p *person) (*person, error) { return p, nil })
	anything = procpool.Register("anything", func(v any) (any, error) { return v, nil })
	echo     = procpool.Register("echo", func(b []byte) ([]byte, error) { return b, nil })
	opaque   = procpool.Register("opaque", func(none) (any, error) { return func() {}, nil })
	pid      = procpool.Register("pid", func(none) (int, error) { return os.Getpid(), nil })
	environ  = procpool.Register("environ", func(k string) (string, error) { return os.Getenv(k), nil })
	exits    = procpool.Register("exits", func(code int) (none, error) { os.Exit(code); return none{}, nil })
	panics   = procpool.Register("panics", func(s string) (none, error) { panic(errors.New(s)) })
	goexits  = procpool.Register("goexits", func(none) (none, error) { runtime.Goexit(); return none{}, nil })
	naps     = procpool.Register("naps", func(d time.Duration) (none, error) { time.Sleep(d); return none{}, nil })
	prints   = procpool.Register("prints", printBoth)
	strays   = procpool.Register("strays", panicElsewhere)
	eats     = procpool.Register("eats", eat)
	garbles  = procpool.Register("garbles", garble)
	hangs    = procpool.Register("hangs", hang)
	breeds   = procpool.Register("breeds", breed)
	nests    = procpool.Register("nests", nest)

	// state is what the initialisation leaves; the tests change it in the parent.
	state     = "initial"
	readState = procpool.Register("readState", func(none) (string, error) { return state, nil })
)

// refusals are the panics of registrations that must not be, made before Main.
var refusals = map[string]any{
	"twice":      refusal(func() { procpool.Register("double", func(int) (int, error) { return 0, nil }) }),
	"needs a na": refusal(func() { procpool.Register("", func(int) (int, error) { return 0, nil }) }),
	"argument":   refusal(func() { procpool.Register("chan", func(chan int) (int, error) { return 0, nil }) }),
	"result":     refusal(func() { procpool.Register("func", func(int) (func(), error) { return nil, nil }) }),
}

func refusal(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}

func printBoth(s string) (none, error) {
	fmt.Println("out", s)
	fmt.Fprintln(os.Stderr, "err", s)
	return none{}, nil
}

func panicElsewhere(s string) (none, error) {
	go panic(s)
	select {}
}

// eat takes that many MiB and keeps them.
func eat(mib int) (int, error) {
	var kept [][]byte
	for range mib {
		b := make([]byte, 1<<20)
		for i := 0; i < len(b); i += 4096 {
			b[i] = 1
		}
		kept = append(kept, b)
	}
	return len(kept), nil
}

// garble writes on the descriptor that only answers should be written on.
func garble(none) (none, error) {
	_, _ = os.NewFile(4, "").WriteString("hello, is this the log?\n")
	select {}
}

// note writes the process's number to file, whole or not at all.
func note(file string, pid int) error {
	if err := os.WriteFile(file+".part", []byte(strconv.Itoa(pid)), 0o600); err != nil {
		return err
	}
	return os.Rename(file+".part", file)
}

// hang notes its process and stays for ever, deaf to everything.
func hang(file string) (none, error) {
	if err := note(file, os.Getpid()); err != nil {
		return none{}, err
	}
	select {}
}

// breed starts a process of its own, notes both and stays for ever.
func breed(file string) (none, error) {
	cmd := exec.Command("sleep", "1000")
	if err := cmd.Start(); err != nil {
		return none{}, err
	}
	if err := note(file+".child", cmd.Process.Pid); err != nil {
		return none{}, err
	}
	return hang(file)
}

// nest is a function that uses a pool itself.
func nest(n int) (int, error) {
	p, err := procpool.New(1)
	if err != nil {
		return 0, err
	}
	defer p.Shutdown(context.Background())
	return double.Call(context.Background(), p, n)
}
