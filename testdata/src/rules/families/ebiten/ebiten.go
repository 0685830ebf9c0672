package ebiten

import (
	"os"

	"github.com/hajimehoshi/ebiten/v2"
)

type game struct{ loaded chan []byte }

func (g *game) Update() error {
	os.ReadFile("x") // want `^os\.ReadFile waits for a file system`
	select {
	case <-g.loaded:
	default:
	}
	return nil
}

func (g *game) Draw(screen *ebiten.Image) {}

func (g *game) Layout(w, h int) (int, int) { return w, h }
