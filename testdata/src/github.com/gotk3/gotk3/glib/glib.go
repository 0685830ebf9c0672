// Package glib has the shapes of GTK's glib that tests need.
package glib

type Object struct{}

func (v *Object) Connect(detailedSignal string, f interface{}) int { return 0 }

func IdleAdd(f interface{}) int { return 0 }
