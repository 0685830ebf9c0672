// Package prometheus has the shapes of prometheus that tests need.
package prometheus

type Desc struct{}

type Metric interface{ Desc() *Desc }

type Collector interface {
	Describe(chan<- *Desc)
	Collect(chan<- Metric)
}

type GaugeOpts struct{ Name string }

type GaugeFunc interface{ Collector }

func NewGaugeFunc(opts GaugeOpts, function func() float64) GaugeFunc { return nil }
