package offloadpost

import (
	"net/http"
	"os"

	"github.com/loopblock/loopblock/offload/post"
)

func run(ui *post.Serial) {
	post.Then(ui, func() ([]byte, error) { return os.ReadFile("x") }, func(b []byte, err error) {
		http.Get(string(b)) // want `^http\.Get waits for a peer`
	})
}
