package sdl

import (
	"os"

	"github.com/veandco/go-sdl2/sdl"
)

func startQuick(draw func([]byte)) {
	sdl.Main(func() {
		data, _ := os.ReadFile("x")
		sdl.Do(func() { draw(data) })
	})
}
