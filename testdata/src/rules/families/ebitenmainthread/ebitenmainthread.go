package ebitenmainthread

import (
	"time"

	"github.com/hajimehoshi/ebiten/v2"
)

func window() {
	ebiten.RunOnMainThread(func() {
		time.Sleep(1)                     // want `^time\.Sleep waits for a timer`
		ebiten.RunOnMainThread(func() {}) // want `RunOnMainThread waits for this very loop`
	})
}
