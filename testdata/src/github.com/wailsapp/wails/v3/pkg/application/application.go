// Package application has the shapes of Wails that tests need.
package application

func InvokeAsync(fn func()) {}

func InvokeSyncWithError(fn func() error) error { return nil }
