// Package metric has the shapes of metric that tests need.
package metric

import "context"

type Int64Observer interface{ Observe(value int64) }

type Int64Callback func(context.Context, Int64Observer) error

type Int64ObservableOption interface{ apply() }

func WithInt64Callback(callback Int64Callback) Int64ObservableOption { return nil }
