// Package zerolog has the shapes of zerolog that tests need.
package zerolog

type Event struct{}

type Level int8

type HookFunc func(e *Event, level Level, message string)
