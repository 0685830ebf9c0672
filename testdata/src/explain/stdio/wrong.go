package stdio

import "log"

//loopblock:loop
func handle(event string) {
	log.Print(event) // want `writes to a terminal or a log`
}
