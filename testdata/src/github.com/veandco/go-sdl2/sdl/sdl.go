// Package sdl has the shapes of sdl that tests need.
package sdl

func Main(main func()) {}

func Do(f func()) {}

func Delay(ms uint32) {}
