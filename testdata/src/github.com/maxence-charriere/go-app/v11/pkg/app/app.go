// Package app has the shapes of go-app that tests need.
package app

type (
	Context      struct{}
	Event        struct{}
	EventHandler func(ctx Context, e Event)
	Button       struct{}

	Mounter interface{ OnMount(Context) }
)

func (ctx Context) Async(v func()) {}

func (ctx Context) Dispatch(v func(Context)) {}

func (b Button) OnClick(h EventHandler) Button { return b }
