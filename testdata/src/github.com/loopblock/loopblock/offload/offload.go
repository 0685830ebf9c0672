// Package offload has the signatures of the real one.
package offload

import (
	"context"
	"time"
)

type Option func()

func Run(ctx context.Context, main func(ctx context.Context) error, opts ...Option) error { return nil }

type Task struct{}

func Go(ctx context.Context, f func(ctx context.Context) error) *Task { return nil }

func (t *Task) Wait(ctx context.Context) error { return nil }

func Call[T any](ctx context.Context, f func() (T, error)) (T, error) { return *new(T), nil }
func Call1[A1, T any](ctx context.Context, f func(A1) (T, error), a1 A1) (T, error) {
	return *new(T), nil
}
func Call2[A1, A2, T any](ctx context.Context, f func(A1, A2) (T, error), a1 A1, a2 A2) (T, error) {
	return *new(T), nil
}
func Call3[A1, A2, A3, T any](ctx context.Context, f func(A1, A2, A3) (T, error), a1 A1, a2 A2, a3 A3) (T, error) {
	return *new(T), nil
}
func Do(ctx context.Context, f func() error) error                                  { return nil }
func Do1[A1 any](ctx context.Context, f func(A1) error, a1 A1) error                { return nil }
func Do2[A1, A2 any](ctx context.Context, f func(A1, A2) error, a1 A1, a2 A2) error { return nil }
func Do3[A1, A2, A3 any](ctx context.Context, f func(A1, A2, A3) error, a1 A1, a2 A2, a3 A3) error {
	return nil
}
func Get[T any](ctx context.Context, f func() T) T                              { return *new(T) }
func Get1[A1, T any](ctx context.Context, f func(A1) T, a1 A1) T                { return *new(T) }
func Get2[A1, A2, T any](ctx context.Context, f func(A1, A2) T, a1 A1, a2 A2) T { return *new(T) }
func Get3[A1, A2, A3, T any](ctx context.Context, f func(A1, A2, A3) T, a1 A1, a2 A2, a3 A3) T {
	return *new(T)
}
func Exec(ctx context.Context, f func())                                                 {}
func Exec1[A1 any](ctx context.Context, f func(A1), a1 A1)                               {}
func Exec2[A1, A2 any](ctx context.Context, f func(A1, A2), a1 A1, a2 A2)                {}
func Exec3[A1, A2, A3 any](ctx context.Context, f func(A1, A2, A3), a1 A1, a2 A2, a3 A3) {}
func Context() context.Context                                                           { return nil }
func Suspend(ctx context.Context, f func() error) error                                  { return nil }
func Sleep(ctx context.Context, d time.Duration) error                                   { return nil }

func Gather(ctx context.Context, fs ...func(ctx context.Context) error) error { return nil }
