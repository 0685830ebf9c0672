// Package machine has the shapes of machine that tests need.
package machine

type Pin uint8

type PinChange uint8

const PinRising PinChange = 1

func (p Pin) SetInterrupt(change PinChange, callback func(Pin)) error { return nil }

func (p Pin) Get() bool { return false }
