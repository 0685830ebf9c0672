package main

import (
	"fmt"
	"time"

	"github.com/loopblock/loopblock/bench/work"
	"github.com/loopblock/loopblock/offload"
)

// heartbeatPairs is how often the idle loop and the busy one are measured in turn: others use the machine too, and one
// pause of it is in the p99 of a few seconds.
const heartbeatPairs = 5

// heartbeats prints the delays of a heartbeat of 1 ms beside calls of several kinds.
func heartbeats() {
	fmt.Printf("\n%-36s %10s %10s %10s\n", "delay of a 1 ms heartbeat", "p50", "p99", "max")
	var p50, p99 []float64
	for range heartbeatPairs {
		idle := show("idle, 8 s", work.Beside(1, work.Idle(8*time.Second)))
		busy := show("1,000 calls of 50 ms, offloaded", work.Beside(1000, work.Offloaded(50*time.Millisecond)))
		p50 = append(p50, float64(busy.P50)/float64(idle.P50))
		p99 = append(p99, float64(busy.P99)/float64(idle.P99))
	}
	for _, m := range []struct {
		name   string
		ratios []float64
	}{{"p50", p50}, {"p99", p99}} {
		r := median(m.ratios)
		fmt.Printf("  %-34s %10.2f%s\n", "median ratio of "+m.name, r, verdict(r, 1.5))
	}
	many := offload.NewPool(1000)
	show("1,000 calls of 50 ms, all at once", work.Beside(1000, work.In(many, 50*time.Millisecond)))
	show("20 calls of 50 ms, direct", work.Beside(20, work.Direct(50*time.Millisecond)))
	show("1,000 calls of 1 ms CPU, CPU()", work.Beside(1000, work.Computing(time.Millisecond, offload.CPU())))
	show("1,000 calls of 1 ms CPU, I/O limit", work.Beside(1000, work.Computing(time.Millisecond, nil)))
}

func show(name string, b work.Beat) work.Beat {
	us := time.Microsecond
	fmt.Printf("  %-34s %10v %10v %10v\n", name, b.P50.Round(us), b.P99.Round(us), b.Max.Round(us))
	return b
}
