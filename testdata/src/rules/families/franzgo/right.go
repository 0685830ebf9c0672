package franzgo

import (
	"context"

	"github.com/twmb/franz-go/pkg/kgo"
)

func retry(ctx context.Context, cl *kgo.Client, r *kgo.Record) {
	cl.Produce(ctx, r, func(r *kgo.Record, err error) {
		if err != nil {
			go cl.Produce(ctx, r, nil)
		}
	})
}
