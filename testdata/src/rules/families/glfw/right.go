package glfw

import (
	"os"

	"github.com/go-gl/glfw/v3.3/glfw"
)

func drop(w *glfw.Window, loaded chan<- []byte) {
	w.SetDropCallback(func(w *glfw.Window, names []string) {
		go func() {
			data, _ := os.ReadFile(names[0])
			loaded <- data
			glfw.PostEmptyEvent() // the frame loop wakes, and receives
		}()
	})
}
