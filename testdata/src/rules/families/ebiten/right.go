package ebiten

import (
	"os"

	"github.com/hajimehoshi/ebiten/v2"
)

// A patient game has a goroutine load, and looks at every frame whether it has.
type patient struct {
	loaded chan []byte
	data   []byte
}

func newPatient() *patient {
	g := &patient{loaded: make(chan []byte, 1)}
	go func() {
		data, _ := os.ReadFile("x")
		g.loaded <- data
	}()
	return g
}

func (g *patient) Update() error {
	select {
	case g.data = <-g.loaded:
	default:
	}
	return nil
}

func (g *patient) Draw(screen *ebiten.Image)  {}
func (g *patient) Layout(w, h int) (int, int) { return w, h }
