// Package giu has the shapes of giu that tests need.
package giu

type MasterWindow struct{}

func (w *MasterWindow) Run(loopFunc func()) {}

type ButtonWidget struct{}

func (b *ButtonWidget) OnClick(onClick func()) *ButtonWidget { return b }

func Button(label string) *ButtonWidget { return nil }

type EventHandler struct{}

func (eh *EventHandler) OnKeyDown(key int, cb func()) *EventHandler { return eh }

type ImageWithURLWidget struct{}

func (i *ImageWithURLWidget) OnReady(onReady func()) *ImageWithURLWidget { return i }

func Update() {}
