// Package core has the shapes of Cogent Core that tests need.
package core

type Event interface{ SetHandled() }

type WidgetBase struct{}

func (wb *WidgetBase) OnClick(fun func(e Event)) {}

func (wb *WidgetBase) AsyncLock() {}

func (wb *WidgetBase) AsyncUnlock() {}

type Button struct{ WidgetBase }
