package prometheus

import (
	"net/http"
	"sync/atomic"

	"github.com/prometheus/client_golang/prometheus"
)

// A cached collector hands out what a goroutine has asked for last.
type cached struct {
	last atomic.Pointer[prometheus.Metric]
}

func (c *cached) ask(made func(*http.Response) prometheus.Metric) {
	if resp, err := http.Get("url"); err == nil {
		m := made(resp)
		c.last.Store(&m)
	}
}

func (c *cached) Describe(chan<- *prometheus.Desc) {}

func (c *cached) Collect(ch chan<- prometheus.Metric) {
	if m := c.last.Load(); m != nil {
		ch <- *m
	}
}
