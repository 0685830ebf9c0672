// Package trace has the shapes of OpenTelemetry's SDK that tests need.
package trace

import "context"

type (
	ReadOnlySpan interface{ Name() string }

	SpanProcessor interface {
		OnEnd(s ReadOnlySpan)
		Shutdown(ctx context.Context) error
	}
)
