package hosttest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchFile names a Go file of a real program to measure edits in; without it they are measured in a generated one.
const BenchFile = "LOOPBLOCK_BENCH_FILE"

// edits is how many edits are measured; the first ones, of a cold start, are not.
const edits, coldEdits = 15, 2

// Edits types a mistake into a file of a large program, again and again, and reports how long it takes until the source
// named says so: the median, the ninth of ten, and the longest, and the processor time that it takes. It is a mistake for
// loopblock, and one for gopls' own analyzer "assign". Taking it away again is not measured: gopls drops what was said of
// an edited line at once.
func Edits(b *testing.B, source string, start func(dir string) *Client) *Client {
	path := os.Getenv(BenchFile)
	if path == "" {
		path = large(b)
	}
	c := start(filepath.Dir(path))
	text := Read(b, path)
	c.Open(path, text)
	end := strings.Count(text, "\n")
	none := func(list []Diagnostic) bool {
		return !slices.ContainsFunc(list, func(d Diagnostic) bool { return d.Source == source && d.Range.Start.Line > end })
	}
	c.WaitAll(path, "answer", none)
	var took []time.Duration
	var cpu time.Duration
	for i := range coldEdits + edits {
		began, used := time.Now(), cpuTime(c.Cmd.Process.Pid)
		c.Change(path, 2*i+2, fmt.Sprintf("%s\n// %d\n//loopblock:loop\nfunc typedHere(n int) { n = n; select {} }\n", text, i))
		c.WaitAll(path, "what was typed", func(list []Diagnostic) bool { return !none(list) })
		if i >= coldEdits {
			took = append(took, time.Since(began))
			cpu += cpuTime(c.Cmd.Process.Pid) - used
		}
		c.Change(path, 2*i+3, fmt.Sprintf("%s\n// %d\n", text, i))
		c.WaitAll(path, "end of what was typed", none)
		time.Sleep(50 * time.Millisecond)
	}
	slices.Sort(took)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(float64(cpu.Milliseconds()/edits), "ms-cpu")
	for _, q := range []struct {
		at   int
		name string
	}{{edits / 2, "ms-median"}, {edits * 9 / 10, "ms-p90"}, {edits - 1, "ms-max"}} {
		b.ReportMetric(float64(took[q.at].Milliseconds()), q.name)
	}
	return c
}

// cpuTime is the processor time of a process and those that it waited for, 0 where the system does not tell.
func cpuTime(pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ") // the name comes before, and may be anything
	const first, ticks = 11, 4                    // utime, stime, and the same of children
	var sum time.Duration
	for _, field := range strings.Fields(rest)[first : first+ticks] {
		n, _ := strconv.Atoi(field)
		sum += time.Duration(n) * 10 * time.Millisecond
	}
	return sum
}

// large writes a module in which one package has more than 300 dependencies, a hundred of them of its own module, and
// twenty files. It returns one of the files.
func large(b *testing.B) string {
	dir, err := filepath.EvalSymlinks(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	Write(b, filepath.Join(dir, "go.mod"), "module example.com/large\n\ngo 1.26\n")
	const packages, files = 200, 20
	for i := range packages {
		uses, calls := "", ""
		if i > 0 {
			uses, calls = fmt.Sprintf("\t\"example.com/large/p%d\"\n", i/2), fmt.Sprintf("\tp%d.Load(url)\n", i/2)
		}
		Write(b, filepath.Join(dir, fmt.Sprintf("p%d", i), "p.go"), fmt.Sprintf("package p%d\n\nimport (\n\t\"net/http\"\n%s)\n\n"+
			"func Load(url string) {\n\thttp.Get(url)\n%s}\n", i, uses, calls))
	}
	for i := range files {
		var s strings.Builder
		s.WriteString("package ui\n\nimport (\n")
		for j := i * packages / files; j < (i+1)*packages/files; j++ {
			fmt.Fprintf(&s, "\t\"example.com/large/p%d\"\n", j)
		}
		s.WriteString(")\n")
		for j := i * packages / files; j < (i+1)*packages/files; j++ {
			fmt.Fprintf(&s, "\nfunc use%d(urls []string) {\n\tfor _, url := range urls {\n\t\tif url != \"\" {\n\t\t\tgo p%d.Load(url)\n\t\t}\n\t}\n}\n", j, j)
			fmt.Fprintf(&s, "\n//loopblock:loop\nfunc key%d(urls []string) {\n\tuse%d(urls)\n\tp%d.Load(urls[0])\n}\n", j, j, j)
		}
		Write(b, filepath.Join(dir, "ui", fmt.Sprintf("f%d.go", i)), s.String())
	}
	return filepath.Join(dir, "ui", "f0.go")
}
