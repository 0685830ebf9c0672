// Package mainthread has the shapes of mainthread that tests need.
package mainthread

func Call(f func()) {}

func Go(f func()) {}
