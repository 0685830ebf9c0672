// Package ui has the shapes of ui that tests need.
package ui

type Button struct{}

func (b *Button) OnClicked(f func(*Button)) {}

func (b *Button) SetText(text string) {}

func QueueMain(f func()) {}
