package events

type Ready struct{}

type ListenerAdapter struct{ OnReady func(*Ready) }
