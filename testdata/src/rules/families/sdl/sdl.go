package sdl

import (
	"os"

	"github.com/veandco/go-sdl2/sdl"
)

func start() {
	sdl.Main(func() {
		os.ReadFile("x")
		sdl.Do(func() {
			os.ReadFile("x")  // want `os\.ReadFile waits for a file system`
			sdl.Do(func() {}) // want `sdl\.Do waits for this very loop`
		})
	})
}
