package wait

//loopblock:loop
func next(items <-chan string) string {
	return <-items // want `waits for another goroutine`
}
