package coroutine

import (
	"os"

	"github.com/rivo/tview"
	"remedies/lib"
)

// Within a coroutine a line may read as another one did outside: fixes of both do not go together.
func (o *once) lines() {
	tview.NewButton("").SetSelectedFunc(func() {
		if os.RemoveAll(o.name) != nil { // want `os\.RemoveAll waits`
			lib.Nothing(o.name) // want `os\.RemoveAll waits`
			return
		}
		lib.Nothing(o.name) // want `os\.RemoveAll waits`
		o.text = ""
	})
}
