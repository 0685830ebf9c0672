package tinygointerrupt

import (
	"machine"
	"time"
)

var pressed = make(chan bool, 1)

func button(p machine.Pin) error {
	return p.SetInterrupt(machine.PinRising, func(p machine.Pin) {
		time.Sleep(time.Millisecond) // want `time\.Sleep waits for a timer`
		select {
		case pressed <- p.Get():
		default:
		}
	})
}
