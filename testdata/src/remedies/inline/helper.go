package inline

import (
	"github.com/rivo/tview"

	"rules/libs/beside"
)

func (t *table) helped() {
	tview.NewButton("helped").SetSelectedFunc(func() {
		t.show()
		t.rows = nil
	})
}

// The file does not import package offload, and need not.
func (t *table) show() {
	t.size = len(beside.Load(t.name)) // want `os\.ReadFile waits .*, in place since`
}
