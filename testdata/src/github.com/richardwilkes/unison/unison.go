// Package unison has the shapes of unison that tests need.
package unison

func InvokeTask(f func()) {}

type Button struct{ ClickCallback func() }
