package prometheus

import (
	"net/http"
	"os"

	"github.com/prometheus/client_golang/prometheus"
)

type collector struct{ last prometheus.Metric }

func (c *collector) Describe(ch chan<- *prometheus.Desc) { ch <- c.last.Desc() }

func (c *collector) Collect(ch chan<- prometheus.Metric) {
	http.Get("url") // want `http\.Get waits for a peer on the network`
	ch <- c.last
}

var _ prometheus.Collector = &collector{}

var _ = prometheus.NewGaugeFunc(prometheus.GaugeOpts{}, func() float64 {
	data, _ := os.ReadFile("/proc/loadavg") // want `os\.ReadFile waits for a file system`
	return float64(len(data))
})
