package procpool

import (
	"io"
	"time"
)

// Option changes what [New] makes.
type Option func(*config)

type config struct {
	memory   int64
	output   io.Writer
	attempts int
	first    time.Duration
	longest  time.Duration
}

func newConfig(opts []Option) config {
	c := config{attempts: 5, first: 10 * time.Millisecond, longest: time.Second}
	for _, o := range opts {
		o(&c)
	}
	return c
}

// WithMemoryLimit lets a worker take the given number of bytes on top of what
// it holds when it starts; beyond, it dies and its call gets a [CrashError]
// with How OutOfMemory. The garbage collector works against nine tenths of it
// first. On Linux the kernel holds the limit (RLIMIT_DATA: all private writable
// memory, C's too; a thread of a program that uses cgo takes 8 MiB of it, and
// the race detector several times what the program takes);
// elsewhere the worker looks at its Go memory every 10 ms, so a short burst can
// pass. Processes that the function starts inherit the kernel's limit, each for
// itself. 0, the default, is no limit; below 64 MiB little runs.
func WithMemoryLimit(bytes int64) Option {
	return func(c *config) { c.memory = max(bytes, 0) }
}

// WithOutput copies to w what workers write on stdout and stderr, which by
// default is kept only for [CrashError]. Writes to w come one at a time, from
// goroutines of the pool; while w blocks, workers that write wait. Errors of w
// are ignored.
func WithOutput(w io.Writer) Option {
	return func(c *config) { c.output = w }
}

// WithRestart sets how the pool replaces workers. After a crash the worker's
// place stays empty for first, twice as long after each crash in a row, longest
// at most; a call that succeeds starts that over, and a kill by cancellation
// does not count. When a worker dies before it is ready, the call that waits
// for it tries again, with the same pauses, and fails with a [StartError] after
// the given number of attempts. The default is WithRestart(5,
// 10*time.Millisecond, time.Second); attempts below 1 are 1.
func WithRestart(attempts int, first, longest time.Duration) Option {
	return func(c *config) {
		c.attempts, c.first, c.longest = max(attempts, 1), max(first, 0), max(longest, 0)
	}
}

// pause is how long a place stays empty after so many failures in a row.
func (c *config) pause(failures int) time.Duration {
	d := c.first
	for i := 1; i < failures; i++ {
		if d > c.longest/2 {
			return c.longest
		}
		d *= 2
	}
	return min(d, c.longest)
}
