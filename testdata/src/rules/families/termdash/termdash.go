package termdash

import (
	"net/http"
	"os"

	"github.com/mum4k/termdash/widgetapi"
	"github.com/mum4k/termdash/widgets/button"
)

type widget struct{ text []byte }

func (w *widget) Draw(*widgetapi.Canvas) (err error) {
	w.text, err = os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	return err
}

func (w *widget) Keyboard(key rune) error { return nil }

func (w *widget) Mouse(x, y int) error { return nil }

func refresh() (*button.Button, error) {
	return button.New("refresh", func() error {
		go http.Get("url")
		_, err := http.Get("url") // want `http\.Get waits for a peer on the network`
		return err
	})
}
