package franzgo

import (
	"context"
	"os"

	"github.com/twmb/franz-go/pkg/kgo"
)

func produce(ctx context.Context, cl *kgo.Client, r *kgo.Record) {
	cl.Produce(ctx, r, func(r *kgo.Record, err error) {
		if err != nil {
			cl.Produce(ctx, r, nil) // want `\.Produce waits for this very loop`
		}
		cl.Flush(ctx)                     // want `\.Flush waits for this very loop`
		os.WriteFile("x", []byte("x"), 0) // want `^os\.WriteFile waits for a file system`
		go cl.Flush(ctx)
	})
	cl.Flush(ctx)
}
