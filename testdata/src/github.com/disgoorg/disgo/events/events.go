// Package events has the shapes of disgo's events that tests need.
package events

type Ready struct{}

type ListenerAdapter struct{ OnReady func(*Ready) }
