package application

func InvokeAsync(fn func()) {}

func InvokeSyncWithError(fn func() error) error { return nil }
