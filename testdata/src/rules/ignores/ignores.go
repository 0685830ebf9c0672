// Package ignores: an ignore says why, hides what it covers, and hides something.
package ignores

import (
	"os"
	"time"

	"github.com/rivo/tview"
)

//loopblock:loop
func lines() {
	time.Sleep(1) //loopblock:ignore it is short
	time.Sleep(1) //nolint:loopblock // it is short
	time.Sleep(1) //nolint:errcheck,loopblock // it is short
	//lint:ignore loopblock it is short
	time.Sleep(1)
	//loopblock:ignore it is short
	time.Sleep(1)
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

//loopblock:loop
func blocks(again bool) {
	//loopblock:ignore only at the start
	if again {
		time.Sleep(1)
		os.ReadFile("x")
	} else {
		time.Sleep(1)
	}
	//loopblock:ignore only at the start
	{
		time.Sleep(1)
		os.ReadFile("x")
	}
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}

//loopblock:ignore this function is only for demonstrations
//loopblock:loop
func function() {
	time.Sleep(1)
	os.ReadFile("x")
}

//loopblock:loop
func reasons() {
	time.Sleep(1) //loopblock:ignore // want `^//loopblock:ignore needs a reason: write //loopblock:ignore WHY$`
	time.Sleep(1) /* want `^//nolint:loopblock needs a reason` */ //nolint:loopblock
	//lint:ignore loopblock // want `^//lint:ignore loopblock needs a reason: write //lint:ignore loopblock WHY$`
	time.Sleep(1)
}

//loopblock:loop
func unused() {
	//loopblock:ignore nothing is here // want `^//loopblock:ignore hides nothing: remove it$`
	os.Getenv("x")
	os.Getenv("x") //nolint:loopblock // nothing is here // want `^//nolint:loopblock hides nothing: remove loopblock from it$`
	//lint:ignore loopblock nothing is here // want `^//lint:ignore loopblock hides nothing: remove loopblock from it$`
	os.Getenv("x")
}

// A helper's line is where its callers' finding stands, so the ignore belongs there.
//
//loopblock:loop
func helpers() {
	read() //loopblock:ignore of no use here // want `^//loopblock:ignore hides nothing: remove it$`
	quiet()
}

func read() {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}

func quiet() {
	os.ReadFile("x") //loopblock:ignore a small file on a ram disk
}

// An ignore at the registration hides only what is reported there.
func registrations() {
	//loopblock:ignore the button is hidden
	tview.NewButton("x").SetSelectedFunc(func() {
		time.Sleep(1)
	})
}
