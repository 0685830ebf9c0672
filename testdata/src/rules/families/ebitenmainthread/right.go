package ebitenmainthread

import (
	"os"

	"github.com/hajimehoshi/ebiten/v2"
)

func title(set func(string)) {
	data, _ := os.ReadFile("x")
	ebiten.RunOnMainThread(func() { set(string(data)) })
}
