// Package widgetapi has the shapes of widgetapi that tests need.
package widgetapi

type Canvas struct{}

type Widget interface {
	Draw(cvs *Canvas) error
	Keyboard(key rune) error
	Mouse(x, y int) error
}
