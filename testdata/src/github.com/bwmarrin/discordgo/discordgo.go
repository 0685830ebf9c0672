// Package discordgo has the shapes of discordgo that tests need.
package discordgo

type Session struct{ SyncEvents bool }

func (s *Session) AddHandler(handler any) func() { return nil }

type Ready struct{}
