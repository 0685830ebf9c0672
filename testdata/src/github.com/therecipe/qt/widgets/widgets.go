package widgets

type QPushButton struct{}

func (ptr *QPushButton) ConnectClicked(f func(checked bool)) {}
