// Package tests is looked at with the flag -tests.
package tests

import "os"

//loopblock:loop
func onLoop() {
	os.ReadFile("x") // want `os\.ReadFile waits for a file system`
}
