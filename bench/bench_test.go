// Package bench measures what offload costs, beside other designs and other pools. The cases are in package work.
package bench

import (
	"testing"

	"github.com/loopblock/loopblock/bench/work"
)

// BenchmarkAll runs every case of every group: -bench 'All/await' for one group.
func BenchmarkAll(b *testing.B) {
	for _, g := range work.Groups() {
		b.Run(g.Name, func(b *testing.B) {
			for _, c := range g.Cases {
				b.Run(c.Name, func(b *testing.B) {
					b.ReportAllocs()
					d := c.Time(b.N)
					if c.Timed != nil {
						b.ReportMetric(float64(d)/float64(b.N), "ns/op") // without the preparation
					}
				})
			}
		})
	}
}
