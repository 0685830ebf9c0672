package discordgo

type Session struct{ SyncEvents bool }

func (s *Session) AddHandler(handler any) func() { return nil }

type Ready struct{}
