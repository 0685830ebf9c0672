package offloadpost

import (
	"net/http"
	"os"

	"github.com/loopblock/loopblock/offload/post"
)

func load(ui *post.Serial, show func(*http.Response, error)) {
	post.ThenGet(ui, func() string { b, _ := os.ReadFile("x"); return string(b) }, func(url string) {
		post.Then(ui, func() (*http.Response, error) { return http.Get(url) }, show)
	})
}
