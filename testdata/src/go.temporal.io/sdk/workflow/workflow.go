// Package workflow has the shapes of Temporal's workflows that tests need.
package workflow

import "go.temporal.io/sdk/internal"

type Context = internal.Context

func ExecuteActivity(ctx Context, activity any, args ...any) internal.Future {
	return internal.NewFuture()
}

func Go(ctx Context, f func(ctx Context)) {}

func SetQueryHandler(ctx Context, queryType string, handler any) error { return nil }
