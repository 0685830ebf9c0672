package zerolog

type Event struct{}

type Level int8

type HookFunc func(e *Event, level Level, message string)
