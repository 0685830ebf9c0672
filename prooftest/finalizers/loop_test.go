package finalizers

import (
	"runtime"
	"testing"

	"github.com/loopblock/loopblock/prooftest/held"
)

func TestSetFinalizer(t *testing.T) {
	held.StandsStill(t,
		func(url string) { drop(func() { report(&thing{url: url}) }) },
		func(f func()) { drop(func() { tell(&thing{call: f}) }) })
}

// drop makes a thing in a goroutine of its own, whose stack nothing here keeps, and has it collected.
func drop(thing func()) {
	done := make(chan struct{})
	go func() { thing(); close(done) }()
	<-done
	runtime.GC()
}
