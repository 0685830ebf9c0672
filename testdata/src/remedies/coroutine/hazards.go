package coroutine

import (
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
	"remedies/lib"
)

// What others would see half done while it waits.
type hazards struct {
	pages *tview.Pages
	names []string
	text  string
	part  *lib.Part
	done  func()
}

func (h *hazards) all() []string { return h.names }

func (h *hazards) lists(row int) {
	tview.NewButton("shifts").SetSelectedFunc(func() {
		names := h.all()
		rest := append(names[:row], names[row+1:]...)
		err := os.RemoveAll(names[row]) // want `no fix: names is changed in place before it, and the change is completed only after it: change a copy`
		if err == nil {
			h.names = rest
		}
	})
	tview.NewButton("deletes").SetSelectedFunc(func() {
		rest := slices.Delete(h.names, row, row+1)
		os.RemoveAll(h.text) // want `no fix: h\.names is changed in place before it`
		h.names = rest
	})
	tview.NewButton("a copy").SetSelectedFunc(func() {
		names := slices.Clone(h.names)
		rest := append(names[:row], names[row+1:]...)
		os.RemoveAll(h.text) // want `os\.RemoveAll waits`
		h.names = rest
	})
	tview.NewButton("at once").SetSelectedFunc(func() {
		h.names = append(h.names[:row], h.names[row+1:]...)
		os.RemoveAll(h.text) // want `os\.RemoveAll waits`
	})
}

func (h *hazards) files() {
	tview.NewButton("written").SetSelectedFunc(func() {
		f, err := os.Create(h.text) // want `no fix: the file is empty until what follows has written it, and the program may end meanwhile`
		if err != nil {
			return
		}
		fmt.Fprintln(f, h.names) // want `File\).Write waits`
		f.Close()
	})
	tview.NewButton("opened").SetSelectedFunc(func() {
		f, _ := os.OpenFile(h.text, os.O_WRONLY|os.O_TRUNC, 0o600) // want `no fix: the file is empty until what follows has written it`
		h.write(f)
	})
	tview.NewButton("a mark").SetSelectedFunc(func() {
		f, err := os.Create(h.text) // want `os\.Create waits`
		if err != nil {
			h.text = err.Error()
			return
		}
		f.Close()
	})
}

func (h *hazards) write(f *os.File) {}

func (h *hazards) times() {
	tview.NewButton("measured").SetSelectedFunc(func() {
		start := time.Now()
		lib.Nothing(h.text) // want `os\.RemoveAll waits`
		h.text = fmt.Sprint(time.Since(start))
	})
}

// What is asked of the framework after the wait may be something else by then, and what a field's function does may be to move
// the focus; what another package's function sets while it waits for the program is the loop's, too.
func (h *hazards) later(list *tview.List, ch chan string) {
	h.done = func() { app.SetFocus(list) }
	list.SetFocusFunc(func() {
		lib.Nothing(h.text) // want `os\.RemoveAll waits`
		h.names = h.names[:list.GetCurrentItem()]
	})
	tview.NewButton("done").SetSelectedFunc(func() {
		lib.Nothing(h.text) // want `os\.RemoveAll waits`
		h.done()
	})
	tview.NewButton("take").SetSelectedFunc(func() {
		h.part.Take(ch) // want `channel receive waits .*no fix: Take works on what the loop's code may use meanwhile`
	})
}

// What the user types meanwhile goes where the focus is already; a function that is called back may look at what the call was
// given; and what is asked for the call is asked when those before it have ended.
func (h *hazards) sooner(list *tview.List, names *[]string, done func()) {
	tview.NewButton("search").SetSelectedFunc(func() {
		app.SetFocus(list)
		lib.Nothing(h.text) // want `os\.RemoveAll waits`
		h.text = ""
	})
	tview.NewButton("all").SetSelectedFunc(func() {
		lib.All(*names) // want `os\.RemoveAll waits`
		done()
	})
	tview.NewButton("remove").SetSelectedFunc(func() {
		lib.All(lib.Names(list)) // want `os\.RemoveAll waits`
		h.text = ""
	})
	tview.NewButton("send").SetSelectedFunc(func() {
		h.names = nil
		h.send()
	})
}

func (h *hazards) send() {
	lib.Nothing(h.target()) // want `os\.RemoveAll waits`
	h.text = ""
}

func (h *hazards) target() string { return h.text }

// The key would go to the form that is still there: where it is always taken away, the key is used up.
func (h *hazards) keys() {
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if runeOf(event) == 's' {
			os.RemoveAll(h.text) // want `os\.RemoveAll waits`
			h.pages.RemovePage("form")
		}
		return event
	})
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if runeOf(event) == 's' {
			os.RemoveAll(h.text) // want `os\.RemoveAll waits`
			h.pages.RemovePage("form")
			return event
		}
		return event
	})
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if runeOf(event) == 's' {
			os.RemoveAll(h.text) // want `no fix: the loop would go on with event before this has taken away what the user sees`
			if h.text == "" {
				h.pages.RemovePage("form")
			}
		}
		return event
	})
	// The key is meant for what waits first, and for all that follows it.
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if runeOf(event) == 's' {
			text, err := lib.Two(h.text) // want `os\.ReadFile waits`
			if err != nil {
				return event
			}
			h.names = append(h.names, text)
			if len(h.names) > 1 {
				os.RemoveAll(text) // want `os\.RemoveAll waits`
			}
			h.pages.RemovePage("form")
		}
		return event
	})
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if runeOf(event) == 's' {
			os.RemoveAll(h.text) // want `os\.RemoveAll waits`
			h.text = "saved"
		}
		if runeOf(event) != 'q' {
			return event
		}
		h.pages.RemovePage("form")
		return event
	})
	app.SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {
		if runeOf(event) == 's' {
			os.RemoveAll(h.text) // want `os\.RemoveAll waits`
			h.pages.RemovePage("form")
			return nil
		}
		return event
	})
}

// What is typed when the event comes is what counts, even if the one before still waits.
func (h *hazards) typed() {
	tview.NewButton("an argument").SetSelectedFunc(func() {
		os.RemoveAll(h.part.GetText()) // want `os\.RemoveAll waits`
	})
	tview.NewButton("a name that the coroutine has").SetSelectedFunc(func() {
		os.RemoveAll(h.part.Ctx()) // want `os\.RemoveAll waits`
	})
	tview.NewButton("a helper's").SetSelectedFunc(func() {
		h.remove(2, "a "+h.part.GetText())
	})
	tview.NewButton("what the one before leaves").SetSelectedFunc(func() {
		if err := os.RemoveAll(h.part.GetText()); err == nil { // want `os\.RemoveAll waits`
			h.part.Clear()
		}
	})
}

func (h *hazards) remove(n int, name string) {
	for range n {
		os.RemoveAll(name) // want `os\.RemoveAll waits`
	}
}
