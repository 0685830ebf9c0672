package stdio

//loopblock:loop
func handleQuietly(event string, lines chan<- string) {
	select {
	case lines <- event: // a goroutine receives and logs
	default: // it is behind: the line is dropped
	}
}
