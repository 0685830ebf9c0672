// Package immediate: a loop that draws anew all the time.
package immediate

import (
	"os"

	"gioui.org/layout"
	"remedies/lib"
)

type view struct {
	save    layout.Widget
	name    string
	err     error
	clicked bool
	names   []string
	onSave  func(id string)
	onAsk   func(yes bool)
	mode    *string
	tries   int
	item    *lib.Item
}

func (v *view) Layout(gtx layout.Context) layout.Dimensions {
	if v.clicked {
		if err := os.WriteFile(v.name, nil, 0o600); err != nil { // want `os\.WriteFile waits`
			v.err = err
		}
		v.clicked = false
	}
	if len(v.names) == 0 {
		v.names, v.err = lib.List(v.name) // want `os\.ReadDir waits .*no fix: names, on which it depends whether this is done, would be set only after the wait`
	}
	if v.tries > 0 {
		v.tries--
		if err := os.RemoveAll(v.name); err == nil { // want `os\.RemoveAll waits .*no fix: tries, on which it depends`
			v.tries = 0
		}
	}
	v.onSave = func(id string) {
		v.store(id)
		v.name = id
	}
	if v.pressed() {
		v.onSave(v.name)
		v.open(gtx)
	}
	v.always(gtx)
	v.once(gtx)
	return v.list(gtx)
}

// What is set before the wait is asked by the frames meanwhile: it has to say that nothing is to be done.
func (v *view) once(gtx layout.Context) {
	if v.mode != nil {
		v.mode = nil
		if err := os.RemoveAll(v.name); err != nil { // want `os\.RemoveAll waits`
			v.mode = &v.name
		}
	}
	v.onAsk = func(yes bool) {
		if yes {
			v.store("asked")
		}
		v.name = ""
	}
	if v.pressed() {
		v.onAsk(true)
	}
	if v.pressed() {
		v.item.Name = v.item.Editor.Text
		v.update(v.item)
	}
}

func (v *view) update(item *lib.Item) {
	os.RemoveAll(item.Name) // want `os\.RemoveAll waits`
}

func (v *view) pressed() bool { return v.err != nil }

func (v *view) store(id string) {
	lib.Nothing(id) // want `os\.RemoveAll waits`
}

func (v *view) open(gtx layout.Context) {
	lib.Nothing(v.name) // want `os\.RemoveAll waits`
	v.list(gtx)
}

func (v *view) always(gtx layout.Context) {
	lib.Nothing(v.name) // want `os\.RemoveAll waits .*no fix: it is done whenever Layout draws`
	v.list(gtx)
}

func (v *view) list(gtx layout.Context) layout.Dimensions {
	names, err := lib.Two(v.name) // want `os\.ReadFile waits .*no fix: it is done whenever list draws`
	if err != nil {
		return layout.Dimensions{}
	}
	v.name = names
	return v.save(gtx)
}
