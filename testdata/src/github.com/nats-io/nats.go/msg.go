// Package nats has the shapes of the NATS client that tests need.
package nats

type Msg struct{ Subject string }
