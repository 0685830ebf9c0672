// Package mainthread has the shapes of MIQT that tests need.
package mainthread

func Start(gofunc func()) {}

func Wait(gofunc func()) {
	done := make(chan bool)
	Start(func() { done <- true })
	<-done
}
