// Package fx has the shapes of Fx that tests need.
package fx

import "context"

type (
	Hook struct{ OnStart, OnStop func(context.Context) error }

	HookFunc interface {
		~func() | ~func() error | ~func(context.Context) | ~func(context.Context) error
	}

	Lifecycle interface{ Append(Hook) }
)

func StartHook[T HookFunc](start T) Hook { return Hook{} }
