// Package qt6 has the shapes of qt6 that tests need.
package qt6

type QAbstractButton struct{}

func (this *QAbstractButton) OnClicked(slot func()) {}

type QPushButton struct{ *QAbstractButton }

type QThread struct{}

func (this *QThread) OnRun(slot func(super func())) {}
