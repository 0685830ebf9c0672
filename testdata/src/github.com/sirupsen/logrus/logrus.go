// Package logrus has the shapes of logrus that tests need.
package logrus

type Level uint32

type Entry struct{ Message string }

type Hook interface {
	Levels() []Level
	Fire(*Entry) error
}
