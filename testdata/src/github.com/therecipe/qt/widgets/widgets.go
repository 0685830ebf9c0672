// Package widgets has the shapes of widgets that tests need.
package widgets

type QPushButton struct{}

func (ptr *QPushButton) ConnectClicked(f func(checked bool)) {}
