// Package systray has the shapes of systray that tests need.
package systray

func Run(onReady, onExit func()) {}

func SetOnTapped(f func()) {}
