// Package telegram has the shapes of gotd that tests need.
package telegram

type ConnectionState int

type Options struct{ OnConnectionState func(ConnectionState) }
