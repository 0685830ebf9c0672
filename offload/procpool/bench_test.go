package procpool_test

import (
	"context"
	"testing"
)

func BenchmarkCall(b *testing.B) {
	p := newPool(b, 1)
	must[int](b)(double.Call(b.Context(), p, 1))
	for b.Loop() {
		must[int](b)(double.Call(b.Context(), p, 1))
	}
}

func BenchmarkEchoMiB(b *testing.B) {
	p := newPool(b, 1)
	in := make([]byte, 1<<20)
	b.SetBytes(2 << 20)
	must[[]byte](b)(echo.Call(b.Context(), p, in))
	for b.Loop() {
		must[[]byte](b)(echo.Call(b.Context(), p, in))
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		p := newPool(b, 1)
		must[int](b)(double.Call(b.Context(), p, 1))
		if err := p.Shutdown(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
}
