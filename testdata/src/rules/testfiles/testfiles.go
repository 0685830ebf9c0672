// Package testfiles: files of tests are looked at when they are asked for.
package testfiles

import "os"

//loopblock:loop
func onLoop() {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	helper()
}

var helper = func() {}
