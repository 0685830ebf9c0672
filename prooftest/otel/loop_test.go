package otel

import (
	"testing"

	"go.opentelemetry.io/otel/sdk/trace"

	"github.com/loopblock/loopblock/prooftest/held"
)

// What stands still is the operation itself: the goroutine that ends the span.
func TestOnEnd(t *testing.T) {
	events := make(chan func(), 1)
	defer close(events)
	held.StandsStill(t,
		func(url string) {
			tracer := trace.NewTracerProvider(trace.WithSpanProcessor(processor{url})).Tracer("proof")
			go func() {
				_, span := tracer.Start(t.Context(), "operation")
				span.End()
				for f := range events {
					f()
				}
			}()
		},
		func(f func()) { events <- f })
}
