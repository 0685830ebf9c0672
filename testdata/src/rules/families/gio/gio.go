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
