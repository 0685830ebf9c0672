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

func Call[T any](ctx context.Context, f func() (T, error)) (T, error)               { panic("") }
func Call1[A1, T any](ctx context.Context, f func(A1) (T, error), a1 A1) (T, error) { panic("") }
func Call2[A1, A2, T any](ctx context.Context, f func(A1, A2) (T, error), a1 A1, a2 A2) (T, error) {
	panic("")
}
func Call3[A1, A2, A3, T any](ctx context.Context, f func(A1, A2, A3) (T, error), a1 A1, a2 A2, a3 A3) (T, error) {
	panic("")
}
func Do(ctx context.Context, f func() error) error                                  { panic("") }
func Do1[A1 any](ctx context.Context, f func(A1) error, a1 A1) error                { panic("") }
func Do2[A1, A2 any](ctx context.Context, f func(A1, A2) error, a1 A1, a2 A2) error { panic("") }
func Do3[A1, A2, A3 any](ctx context.Context, f func(A1, A2, A3) error, a1 A1, a2 A2, a3 A3) error {
	panic("")
}
func Get[T any](ctx context.Context, f func() T) T                              { panic("") }
func Get1[A1, T any](ctx context.Context, f func(A1) T, a1 A1) T                { panic("") }
func Get2[A1, A2, T any](ctx context.Context, f func(A1, A2) T, a1 A1, a2 A2) T { panic("") }
func Get3[A1, A2, A3, T any](ctx context.Context, f func(A1, A2, A3) T, a1 A1, a2 A2, a3 A3) T {
	panic("")
}
func Exec(ctx context.Context, f func())                                                 { panic("") }
func Exec1[A1 any](ctx context.Context, f func(A1), a1 A1)                               { panic("") }
func Exec2[A1, A2 any](ctx context.Context, f func(A1, A2), a1 A1, a2 A2)                { panic("") }
func Exec3[A1, A2, A3 any](ctx context.Context, f func(A1, A2, A3), a1 A1, a2 A2, a3 A3) { panic("") }
func Context() context.Context                                                           { panic("") }
func Suspend(ctx context.Context, f func() error) error                                  { panic("") }
func Sleep(ctx context.Context, d time.Duration) error                                   { panic("") }
