// Package tcell has the shapes of tcell that tests need.
package tcell

type EventKey struct{}

type Screen interface{ Show() }
