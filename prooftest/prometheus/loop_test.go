package prometheus

import (
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/loopblock/loopblock/prooftest/held"
)

// What stands still is the scrape: no metric of any collector is shown.
func TestCollect(t *testing.T) {
	shown := make(chan func(), 1)
	held.StandsStill(t,
		func(url string) {
			r := prometheus.NewRegistry()
			r.MustRegister(collector{url, prometheus.NewDesc("proof", "a proof", nil, nil)})
			go func() {
				if metrics, err := r.Gather(); err != nil || len(metrics) != 1 {
					t.Errorf("%v, %v", metrics, err)
				}
				(<-shown)()
			}()
		},
		func(f func()) { shown <- f })
}
