package telegram

type ConnectionState int

type Options struct{ OnConnectionState func(ConnectionState) }
