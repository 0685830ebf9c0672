package unison

func InvokeTask(f func()) {}

type Button struct{ ClickCallback func() }
