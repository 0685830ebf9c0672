// Command ratios runs every case of package work in interleaved rounds and prints medians: the time of an operation,
// and its ratio to the first case of its group in the same round. Interleaving keeps the ratios honest on a machine that
// others use too. Then come the heartbeat, the memory of a suspended coroutine and, where python3 is there, asyncio.
//
//	go run ./ratios [-rounds 51] [-for 30ms] [-group text]
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/loopblock/loopblock/bench/work"
)

var (
	rounds = flag.Int("rounds", 51, "how many rounds")
	least  = flag.Duration("for", 30*time.Millisecond, "how long a case runs in a round")
	only   = flag.String("group", "", "only groups whose name contains this; also: memory, heartbeat, asyncio")
	memory = flag.Int("memory", 0, "only measure the bytes of that many suspended coroutines (used by itself)")
)

func main() {
	flag.Parse()
	if *memory > 0 {
		fmt.Printf("%.0f\n", work.BytesPerCoroutine(*memory))
		return
	}
	fmt.Printf("%s %s/%s, GOMAXPROCS=%d, medians of %d rounds\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.GOMAXPROCS(0), *rounds)
	if wanted("memory") {
		memories()
	}
	for _, g := range work.Groups() {
		if wanted(g.Name) {
			compare(g)
		}
	}
	if wanted("asyncio") {
		asyncio()
	}
	if wanted("heartbeat") {
		heartbeats()
	}
}

func wanted(name string) bool { return strings.Contains(name, *only) }

// compare prints a table for a group.
func compare(g work.Group) {
	sizes := make([]int, len(g.Cases))
	for i, c := range g.Cases {
		sizes[i] = calibrate(c)
	}
	times := make([][]float64, len(g.Cases))
	ratios := make([][]float64, len(g.Cases))
	for range *rounds {
		var first float64
		for i, c := range g.Cases {
			d := perOp(c, sizes[i])
			if i == 0 {
				first = d
			}
			times[i] = append(times[i], d)
			ratios[i] = append(ratios[i], d/first)
		}
	}
	fmt.Printf("\n%-36s %12s %8s\n", g.Name, "ns", "ratio")
	for i, c := range g.Cases {
		r := median(ratios[i])
		fmt.Printf("  %-34s %12.1f %8.3f%s\n", c.Name, median(times[i]), r, verdict(r, c.AtMost))
	}
}

func verdict(got, atMost float64) string {
	switch {
	case atMost == 0:
		return ""
	case got <= atMost:
		return fmt.Sprintf("   at most %g: holds", atMost)
	}
	return fmt.Sprintf("   at most %g: MISSED", atMost)
}

// calibrate finds how many operations take long enough.
func calibrate(c work.Case) int {
	for n := 64; ; n *= 2 {
		if c.Time(n) >= *least {
			return n
		}
	}
}

func perOp(c work.Case, n int) float64 {
	return float64(c.Time(n)) / float64(n)
}

func median(s []float64) float64 {
	s = slices.Sorted(slices.Values(s))
	return s[len(s)/2]
}

// memories measures each number in a process of its own: what ran before would have left its goroutines to be used again.
func memories() {
	fmt.Printf("\n%-36s %12s\n", "memory", "bytes each")
	for _, n := range []int{1_000, 10_000, 100_000} {
		self, err := os.Executable()
		if err != nil {
			panic(err)
		}
		out, err := exec.Command(self, "-memory", fmt.Sprint(n)).Output()
		if err != nil {
			panic(err)
		}
		fmt.Printf("  %-34s %12s\n", work.Count(n)+" suspended coroutines", strings.TrimSpace(string(out)))
	}
}

const python = `
import asyncio, time
def f(): pass
async def main():
    for n in (200, 2000):
        start = time.perf_counter_ns()
        for _ in range(n):
            await asyncio.to_thread(f)
        took = (time.perf_counter_ns() - start) / n
    print(took)
asyncio.run(main())
`

// asyncio compares await asyncio.to_thread(f) with Call1, round by round.
func asyncio() {
	if _, err := exec.LookPath("python3"); err != nil {
		fmt.Println("\nno python3 here: asyncio.to_thread is not measured")
		return
	}
	call := work.Groups()[0].Cases[1]
	n := calibrate(call)
	var theirs, ratios []float64
	for range max(1, *rounds/3) {
		out, err := exec.Command("python3", "-c", python).Output()
		var ns float64
		if _, scan := fmt.Sscan(string(out), &ns); err != nil || scan != nil {
			fmt.Println("python3 fails:", err, scan)
			return
		}
		theirs = append(theirs, ns)
		ratios = append(ratios, ns/perOp(call, n))
	}
	fmt.Printf("\n%-36s %12.1f ns, %.0f times Call1\n", "asyncio.to_thread", median(theirs), median(ratios))
}
