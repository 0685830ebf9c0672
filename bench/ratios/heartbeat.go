package main

import (
	"fmt"
	"time"

	"github.com/loopblock/loopblock/bench/work"
	"github.com/loopblock/loopblock/offload"
)

// heartbeats prints the delays of a heartbeat of 1 ms beside calls of several kinds.
func heartbeats() {
	fmt.Printf("\n%-36s %10s %10s %10s\n", "delay of a 1 ms heartbeat", "p50", "p99", "max")
	many := offload.NewPool(1000)
	show := func(name string, b work.Beat) {
		us := time.Microsecond
		fmt.Printf("  %-34s %10v %10v %10v\n", name, b.P50.Round(us), b.P99.Round(us), b.Max.Round(us))
	}
	for range 3 {
		show("idle, 3 s", work.Beside(1, work.Idle(3*time.Second)))
		show("1,000 calls of 50 ms, offloaded", work.Beside(1000, work.Offloaded(50*time.Millisecond)))
	}
	show("1,000 calls of 50 ms, all at once", work.Beside(1000, work.In(many, 50*time.Millisecond)))
	show("20 calls of 50 ms, direct", work.Beside(20, work.Direct(50*time.Millisecond)))
	show("1,000 calls of 1 ms CPU, CPU()", work.Beside(1000, work.Computing(time.Millisecond, offload.CPU())))
	show("1,000 calls of 1 ms CPU, I/O limit", work.Beside(1000, work.Computing(time.Millisecond, nil)))
}
