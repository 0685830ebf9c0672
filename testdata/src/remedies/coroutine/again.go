package coroutine

import (
	"context"
	"os"

	"fyne.io/fyne/v2/widget"
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
	"remedies/lib"
)

// While the code waits, the event can come again.
type once struct {
	*tview.Box
	name    string
	text    string
	loaded  bool
	busy    bool
	state   int
	page    int
	pages   int
	pending []string
	seen    map[string]bool
	open    *os.File
}

// What is set only after the wait is asked in the coroutine, and so after the one before has ended.
func (o *once) asks(node *tview.TreeNode) {
	tview.NewButton("around").SetSelectedFunc(func() {
		if !o.loaded {
			os.RemoveAll(o.name) // want `os\.RemoveAll waits`
			o.loaded = true
		}
	})
	tview.NewButton("before").SetSelectedFunc(func() {
		name := o.name
		if o.loaded {
			return
		}
		// It goes on.
		os.RemoveAll(name) // want `os\.RemoveAll waits`
		o.loaded = true
	})
	tview.NewButton("made when needed").SetSelectedFunc(func() {
		if o.open == nil {
			f, err := os.Open(o.name) // want `os\.Open waits`
			if err != nil {
				return
			}
			o.open = f
		}
	})
	tview.NewButton("elsewhere").SetSelectedFunc(func() {
		if o.isLoaded() {
			return
		}
		o.load()
	})
	tview.NewButton("state").SetSelectedFunc(func() {
		switch o.state {
		case 0, 1:
			os.RemoveAll(o.name) // want `os\.RemoveAll waits`
			o.state = 2
		case 2:
			o.state = 0
		}
	})
	tview.NewButton("last page").SetSelectedFunc(func() {
		if o.page+1 < o.pages {
			o.page++
			_, err := lib.Two(o.name) // want `os\.ReadFile waits`
			if err != nil {
				o.pages = 0
			}
		}
	})
	tview.NewButton("busy").SetSelectedFunc(func() {
		if o.busy {
			return
		}
		o.setBusy(true)
		defer o.setBusy(false)
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
	})
	tview.NewButton("another package's").SetSelectedFunc(func() {
		if node.IsExpanded() {
			node.SetExpanded(false)
		} else {
			os.RemoveAll(o.name) // want `os\.RemoveAll waits`
			node.SetExpanded(true)
		}
	})
}

func (o *once) isLoaded() bool { return o.loaded }

func (o *once) setLoaded(is bool) { o.loaded = is }

func (o *once) load() {
	os.RemoveAll(o.name) // want `os\.RemoveAll waits`
	o.setLoaded(true)
}

// Where the loop needs at once what that says, it has to be set before.
func (o *once) keys(event *tcell.EventKey) *tcell.EventKey {
	switch runeOf(event) {
	case 'a':
		if o.loaded {
			return nil
		}
		os.RemoveAll(o.name) // want `os\.RemoveAll waits .*no fix: loaded, which keeps it from being done again, would be set only after the wait, and an event meanwhile would do it again: set it before`
		o.loaded = true
	case 'b':
		if len(o.pending) == 0 {
			return nil
		}
		os.RemoveAll(o.pending[0]) // want `os\.RemoveAll waits .*no fix: pending, which keeps`
		o.pending = nil
	case 'c':
		if o.seen[o.name] {
			return nil
		}
		os.RemoveAll(o.name) // want `os\.RemoveAll waits .*no fix: seen, which keeps`
		o.seen[o.name] = true
	case 'd':
		if o.busy {
			return nil
		}
		o.busy = true
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
		o.busy = false
	case 'e':
		if o.loaded {
			os.RemoveAll(o.name) // want `os\.RemoveAll waits`
		} else {
			o.loaded = true
		}
	}
	return event
}

func runeOf(*tcell.EventKey) rune { return 0 }

func (o *once) setBusy(is bool) { o.busy = is }

// A function that the loop is to call no more unregisters itself before it waits.
func (o *once) registers() {
	app.SetInputCapture(o.keys)
	app.SetInputCapture(o.copies)
	list := tview.NewList()
	list.SetFocusFunc(func() {
		os.RemoveAll(o.name) // want `os\.RemoveAll waits .*no fix: list\.SetFocusFunc, with which the loop calls this no more, would come only after the wait, and an event meanwhile would do it again: call it before`
		list.SetFocusFunc(nil)
	})
	other := tview.NewList()
	other.SetFocusFunc(func() {
		list.SetFocusFunc(nil)
		other.SetFocusFunc(nil)
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
	})
	tview.NewList().SetFocusFunc(func() {
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
		list.SetFocusFunc(nil)
	})
	o.SetFocusFunc(o.first)
	o.SetFocusFunc(o.third)
}

func (o *once) first() {
	os.RemoveAll(o.name) // want `os\.RemoveAll waits .*no fix: o\.SetFocusFunc, with which`
	o.SetFocusFunc(o.second)
}

func (o *once) second() {}

// What follows for another key does not count.
func (o *once) third() {
	key := runeOf(nil)
	if key == 'a' {
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
	}
	if key == 'b' {
		o.SetFocusFunc(nil)
	}
}

// Continuations have no order.
func (o *once) continued() *widget.Button {
	widget.NewButton("meanwhile", func() {
		if o.text == "" {
			b, err := lib.Two(o.name) // want `os\.ReadFile waits`
			if err == nil {
				o.text = b
			}
		}
	})
	return widget.NewButton("once", func() {
		if !o.loaded {
			os.RemoveAll(o.name) // want `os\.RemoveAll waits .*no fix: loaded, which keeps`
			o.loaded = true
		}
	})
}

// Who asks whether the context has ended asks after the wait, too, if something follows: that alone, there, and of the same.
func (o *once) resultsOf(ctx context.Context) {
	app.QueueUpdateDraw(func() {
		if o.busy || ctx.Err() != nil {
			return
		}
		o.busy = true
		os.RemoveAll(o.name) // want `os\.RemoveAll waits .*no fix: ctx\.Err\(\) is asked before it`
		o.busy = false
	})
	app.QueueUpdateDraw(func() {
		if ctx.Err() != nil {
			return
		}
		if o.text != "" {
			os.RemoveAll(o.name) // want `os\.RemoveAll waits .*no fix: ctx\.Err\(\) is asked before it`
			o.text = ""
		}
		o.loaded = true
	})
	app.QueueUpdateDraw(func() {
		if ctx.Err() != nil {
			return
		}
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		b, err := lib.Two(o.name) // want `os\.ReadFile waits .*no fix: ctx\.Err\(\) is asked before it`
		if err == nil && ctx != nil {
			o.text = b
		}
	})
}

func (o *once) results(ctx context.Context) {
	app.QueueUpdateDraw(func() {
		if ctx.Err() != nil {
			return
		}
		if err := os.RemoveAll(o.name); err != nil { // want `os\.RemoveAll waits`
			return
		}
		o.text = ""
	})
	app.QueueUpdateDraw(func() {
		if ctx.Err() != nil {
			return
		}
		err := os.RemoveAll(o.name) // want `os\.RemoveAll waits`
		if ctx.Err() == nil && err == nil {
			o.text = ""
		}
	})
	app.QueueUpdateDraw(func() {
		if ctx.Err() == nil {
			os.RemoveAll(o.name) // want `os\.RemoveAll waits`
		}
	})
}

// What follows the block does nothing where the key is that one.
func (o *once) copies(event *tcell.EventKey) *tcell.EventKey {
	key := runeOf(event)
	if key == 'c' && o.name != "" {
		if err := os.RemoveAll(o.name); err != nil { // want `os\.RemoveAll waits`
			o.text = err.Error()
		}
	} else if key == 's' { // all of it moves
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
	}
	if len(o.all()) > 0 {
		switch key {
		case 's', 't':
			o.text = ""
		}
	}
	return event
}

func (o *once) all() []string { return o.pending }

// What is done before and after on the same things is done together.
func (o *once) fills(list *tview.List) {
	tview.NewButton("another package's").SetSelectedFunc(func() {
		o.page = 0
		list.Clear()
		name := o.name
		text, err := lib.Two(name) // want `os\.ReadFile waits`
		if err == nil {
			list.AddItem(text, "", 0, nil).AddItem(text, "", 0, nil)
		}
	})
	tview.NewButton("fields").SetSelectedFunc(func() {
		o.busy = true
		o.forget()
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
		o.pending = append(o.pending, o.name)
	})
	tview.NewButton("nothing").SetSelectedFunc(func() {
		if o.name == "" {
			o.text = "no name"
			return
		}
		list.Clear()
		o.forget()
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
		o.text = ""
	})
	tview.NewButton("guarded").SetSelectedFunc(func() {
		if o.busy {
			return
		}
		list.Clear()
		o.setBusy(true)
		os.RemoveAll(o.name) // want `os\.RemoveAll waits`
		o.setBusy(false)
		list.AddItem("", "", 0, nil)
	})
}

func (o *once) forget() { o.pending = nil }
