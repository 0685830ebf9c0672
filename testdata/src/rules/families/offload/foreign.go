package offload

import (
	"context"
	"net/http"
	"os"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

func pressed(ui post.Poster, show func([]byte)) {
	post.Go(ui, func(ctx context.Context) {
		http.Get("http://x") // want `^http\.Get waits for a peer`
		show(read("x"))
	})
}

func fixed(ui post.Poster, show func([]byte)) {
	post.Go(ui, func(ctx context.Context) { show(readBeside("x")) })
}

func read(name string) []byte {
	b, _ := os.ReadFile(name) // want `^os\.ReadFile waits for a file system`
	return b
}

func readBeside(name string) []byte {
	b, _ := offload.Call1(offload.Context(), os.ReadFile, name)
	return b
}

func draw(wake func()) { post.Frames.Serve(wake) }
