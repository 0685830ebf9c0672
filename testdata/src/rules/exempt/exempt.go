// Package main: what runs before the loop or instead of it is exempt, and so is what nobody wrote by hand.
package main

import (
	"os"
	"time"

	"github.com/rivo/tview"
)

var data, _ = os.ReadFile("x")

func init() {
	time.Sleep(1)
	tview.NewButton("x").SetSelectedFunc(func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	})
}

//loopblock:loop
func main() {
	time.Sleep(1)
	tview.NewButton("x").SetSelectedFunc(func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		generated()
		main()
	})
}

var button = tview.NewButton("x").SetSelectedFunc(func() {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
})

type t struct{}

// These only have the names.
//
//loopblock:loop
func (t) main() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

//loopblock:loop
func (t) init() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

func written() {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}
