package sleep

import "time"

//loopblock:loop
func blink(set func(on bool)) {
	set(true)
	time.Sleep(time.Second) // want `^time\.Sleep waits for a timer`
	set(false)
}
