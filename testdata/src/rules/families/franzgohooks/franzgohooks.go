package franzgohooks

import (
	"os"

	"github.com/twmb/franz-go/pkg/kgo"
)

var _ kgo.HookPollStart = (*hook)(nil)

type hook struct{ polls int }

func (h *hook) OnPollStart() {
	h.polls++
	os.WriteFile("x", []byte("x"), 0) // want `^os\.WriteFile waits for a file system`
}
