package franzrebalance

import (
	"context"

	"github.com/twmb/franz-go/pkg/kgo"
)

var leave = kgo.OnPartitionsRevoked(func(ctx context.Context, cl *kgo.Client, _ map[string][]int32) {
	go cl.LeaveGroup()
})
