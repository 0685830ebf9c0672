package glfw

import (
	"os"

	"github.com/go-gl/glfw/v3.3/glfw"
)

func window(w *glfw.Window, loaded chan<- []byte) {
	w.SetDropCallback(func(w *glfw.Window, names []string) {
		os.ReadFile(names[0]) // want `os\.ReadFile waits for a file system`
		go func() {
			data, _ := os.ReadFile(names[0])
			loaded <- data
			glfw.PostEmptyEvent()
		}()
	})
}
