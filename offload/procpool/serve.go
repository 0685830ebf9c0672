package procpool

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strconv"
)

// markerEnv makes a process a worker; its value is the memory limit in bytes.
const markerEnv = "LOOPBLOCK_PROCPOOL_WORKER"

// workerArg is the only argument of a worker, for people who look at ps.
const workerArg = "(procpool worker)"

// station is the worker's end of the two pipes.
type station struct {
	memory int64
	calls  chan frame
	out    io.Writer
}

// self is nil in every process that is not a worker. It is set up during the
// initialisation of this package, before that of most of the program, so that
// a worker stuck in some package's init still ends with its parent.
var self = enlist()

func enlist() *station {
	value, marked := os.LookupEnv(markerEnv)
	if !marked {
		return nil
	}
	// What the worker itself starts is no worker.
	_ = os.Unsetenv(markerEnv)
	in, out, err := inheritPipes()
	if err != nil {
		fmt.Fprintln(os.Stderr, "procpool:", err)
		os.Exit(1)
	}
	memory, _ := strconv.ParseInt(value, 10, 64)
	s := &station{memory: memory, calls: make(chan frame), out: out}
	go s.listen(in)
	return s
}

// Main is where workers work. Call it first in main, and in TestMain of tests
// that use a pool: the pool starts this same program again, and in such a
// process Main serves calls and never returns. In any other process it only
// notes that the program can be started so, and returns at once.
//
// What is before Main in main, and all package initialisation, runs in workers
// too. Functions are registered before Main, best as package variables.
func Main() {
	sealRegistry()
	if self != nil {
		self.serve()
	}
}

// listen takes frames from the pool until there are no more, and is the
// worker's lifeline: the stream ends without a quit only if the parent is gone,
// however it died, and then the worker goes with all it started, in mid-call.
func (s *station) listen(in io.Reader) {
	for {
		f, err := readFrame(in)
		switch {
		case err != nil:
			die()
		case f.kind == kindQuit:
			os.Exit(0) // not a kill: coverage counters are written at exit
		case f.kind == kindCall:
			s.calls <- f
		}
	}
}

func (s *station) serve() {
	if s.memory > 0 {
		debug.SetMemoryLimit(s.memory / 10 * 9)
		if err := limitMemory(s.memory); err != nil {
			fmt.Fprintln(os.Stderr, "procpool: memory limit:", err)
			os.Exit(1)
		}
	}
	s.send(textFrame(kindHello, ""))
	for f := range s.calls {
		s.send(perform(f.payload))
	}
}

func (s *station) send(raw []byte) {
	if _, err := s.out.Write(raw); err != nil {
		die() // nobody reads answers
	}
}

func perform(call []byte) []byte {
	name, arg, err := splitCall(call)
	if err != nil {
		return textFrame(kindFault, err.Error())
	}
	h := lookup(name)
	if h == nil {
		return textFrame(kindFault, "the worker has no such function: was it registered before Main in every run?")
	}
	returned := false
	defer func() {
		if !returned {
			fall(recover())
		}
	}()
	raw := h(arg)
	returned = true
	return raw
}

// fall ends the worker after a panic or a Goexit, told apart by v as no panic
// has a nil value. A worker is not used again after either: the function may
// have left a lock held or data half changed.
func fall(v any) {
	if v == nil {
		v = "runtime.Goexit called"
	}
	fmt.Fprintf(os.Stderr, "panic: %v\n\n%s", v, debug.Stack())
	os.Exit(2)
}
