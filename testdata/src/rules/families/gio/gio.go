package gio

import (
	"os"

	"gioui.org/layout"
)

type page struct{ loaded chan []byte }

func (p *page) Layout(gtx layout.Context) layout.Dimensions {
	os.ReadFile("x") // want `^os\.ReadFile waits for a file system`
	select {
	case <-p.loaded:
	default:
	}
	return layout.Dimensions{}
}

// What takes a frame's context handles events of that frame, whatever it returns.
func (p *page) handle(gtx layout.Context) {
	os.WriteFile("x", nil, 0o600) // want `^os\.WriteFile waits for a file system`
}

type action interface {
	Do(*page, layout.Context) bool
}

type export struct{}

func (export) Do(p *page, gtx layout.Context) bool {
	return os.WriteFile("x", nil, 0o600) == nil // want `^os\.WriteFile waits for a file system`
}
