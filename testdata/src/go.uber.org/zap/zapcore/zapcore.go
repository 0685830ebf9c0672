// Package zapcore has the shapes of zapcore that tests need.
package zapcore

type Entry struct{ Message string }
