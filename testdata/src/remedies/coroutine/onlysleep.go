package coroutine

import (
	"time"

	"github.com/rivo/tview"
)

// The import that goes stands where others come.
func (h *hazards) sleeps(d func() int) {
	tview.NewButton("sleep").SetSelectedFunc(func() {
		time.Sleep(1000) // want `time\.Sleep waits`
		h.text = ""
	})
}
