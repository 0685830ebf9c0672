package tests

import (
	"testing"
	"time"
)

func TestOnLoop(t *testing.T) {
	time.Sleep(1)
	onLoop()
}

//loopblock:loop
func inTest() {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
	onLoop()
}
