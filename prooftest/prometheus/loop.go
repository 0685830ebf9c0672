// Package prometheus has a collector that holds up the scrape.
package prometheus

import (
	"github.com/prometheus/client_golang/prometheus"

	"github.com/loopblock/loopblock/prooftest/held"
)

// collector asks a server for its one metric.
type collector struct {
	url  string
	desc *prometheus.Desc
}

func (c collector) Describe(ch chan<- *prometheus.Desc) { ch <- c.desc }

func (c collector) Collect(ch chan<- prometheus.Metric) {
	held.Get(c.url) // finding: network
	ch <- prometheus.MustNewConstMetric(c.desc, prometheus.GaugeValue, 1)
}
