package franzrebalance

import (
	"context"

	"github.com/twmb/franz-go/pkg/kgo"
)

var opt = kgo.OnPartitionsRevoked(func(ctx context.Context, cl *kgo.Client, _ map[string][]int32) {
	cl.CommitUncommittedOffsets(ctx) // recommended
	cl.LeaveGroup()                  // want `\.LeaveGroup waits for this very loop`
	cl.LeaveGroupContext(nil)
	go cl.LeaveGroup()
})
