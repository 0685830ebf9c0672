// Package kgo has the shapes of franz-go that tests need.
package kgo

import "context"

type (
	Client   struct{}
	Record   struct{}
	GroupOpt interface{ group() }

	HookPollStart interface{ OnPollStart() }
)

func (cl *Client) Produce(ctx context.Context, r *Record, promise func(*Record, error)) {}

func (cl *Client) Flush(ctx context.Context) error { return nil }

func (cl *Client) CommitUncommittedOffsets(ctx context.Context) error { return nil }

func (cl *Client) LeaveGroup() {}

func (cl *Client) LeaveGroupContext(ctx context.Context) error { return nil }

func OnPartitionsRevoked(onRevoked func(context.Context, *Client, map[string][]int32)) GroupOpt {
	return nil
}
