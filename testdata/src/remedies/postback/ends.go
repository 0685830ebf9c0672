package postback

import (
	"os"

	"github.com/rivo/tview"
	"remedies/lib"
)

type held struct{ app *tview.Application }

// A view has its application in an embedded struct.
type view struct {
	held
	list []string
	seq  int
}

func (v *view) next() int {
	v.seq++
	return v.seq
}

func (v *view) register() {
	tview.NewButton("block that returns").SetSelectedFunc(func() {
		if v.seq > 1 {
			os.RemoveAll("x") // want `os\.RemoveAll waits`
			v.list = nil
			return
		}
		v.seq = 5
	})
	tview.NewButton("block whose branches return").SetSelectedFunc(func() {
		if v.seq > 1 {
			err := os.RemoveAll("x") // want `os\.RemoveAll waits`
			if err != nil {
				return
			} else {
				v.list = nil
				return
			}
		}
		v.seq = 5
	})
	tview.NewButton("a call on the left").SetSelectedFunc(func() {
		v.list[v.next()], _ = lib.Two("x") // want `os\.ReadFile waits`
	})
	tview.NewButton("called by others, too").SetSelectedFunc(v.reset)
	tview.NewButton("goes on after it").SetSelectedFunc(func() {
		v.reset()
		v.seq = 7
	})
	tview.NewButton("a literal that is called").SetSelectedFunc(func() {
		func() {
			_ = os.RemoveAll("x") // want `os\.RemoveAll waits`
			v.seq = 6
		}()
	})
}

func (v *view) reset() {
	_ = os.RemoveAll("x") // want `os\.RemoveAll waits .*no fix: a function literal goes on after reset has returned`
	v.seq = 0
}
