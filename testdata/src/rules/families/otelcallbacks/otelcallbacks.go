package otelcallbacks

import (
	"context"
	"os"

	"go.opentelemetry.io/otel/metric"
)

var _ = metric.WithInt64Callback(func(ctx context.Context, o metric.Int64Observer) error {
	data, err := os.ReadFile("/proc/loadavg") // want `os\.ReadFile waits for a file system`
	o.Observe(int64(len(data)))
	return err
})
