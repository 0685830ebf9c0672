package otel

import (
	"context"
	"net/http"

	"go.opentelemetry.io/otel/sdk/trace"
)

type queued struct{ ended chan trace.ReadOnlySpan }

func (p *queued) OnEnd(s trace.ReadOnlySpan) {
	select {
	case p.ended <- s:
	default: // the exporter is behind: the span is dropped
	}
}

func (p *queued) Shutdown(context.Context) error { return nil }

func (p *queued) export() {
	for range p.ended {
		http.Get("http://x")
	}
}
