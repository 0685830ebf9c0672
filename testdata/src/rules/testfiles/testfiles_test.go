package testfiles

import (
	"testing"
	"time"
)

func TestOnLoop(t *testing.T) {
	helper = func() { time.Sleep(1) }
	onLoop()
}

//loopblock:loop
func inTest() {
	time.Sleep(1)
	helper()
}
