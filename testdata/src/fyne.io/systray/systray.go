package systray

func Run(onReady, onExit func()) {}

func SetOnTapped(f func()) {}
