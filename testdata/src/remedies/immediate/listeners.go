package immediate

import (
	"gioui.org/layout"
	"remedies/immediate/store"
)

type list struct {
	*store.Store
	button layout.Widget
	name   string
}

// A call that tells others of what it did may run the loop's code.
func (l *list) Layout(gtx layout.Context) layout.Dimensions {
	if l.clicked() {
		_ = l.Put(l.name)  // want `os\.WriteFile waits .*no fix: Put works on what the loop.s code may use meanwhile, or calls it back`
		_ = l.Drop(l.name) // want `os\.RemoveAll waits`
	}
	if l.name != "" {
		_ = l.Drop("all") // want `os\.RemoveAll waits .*no fix: it is done whenever Layout draws`
	}
	return l.button(gtx)
}

func (l *list) clicked() bool { return l.name != "" }
