package post

// Cmd is [Then] for Elm-style loops, whose callbacks get the state as a value
// and return its successor: the Bubble Tea family. It returns a command that
// runs f off the loop and sends k's continuation to Update as a message, of type
// func(M) (R, C), for Update to call with the current model:
//
//	func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
//		switch msg := msg.(type) {
//		case func(model) (tea.Model, tea.Cmd):
//			return msg(m)
//		case tea.KeyMsg:
//			id := m.id
//			return m, post.Cmd(func() (*Item, error) { return load(id) },
//				func(m model, item *Item, err error) (tea.Model, tea.Cmd) {
//					m.item, m.err = item, err
//					return m, nil
//				})
//		}
//		...
//	}
//
// M is the receiver of Update, a value or a pointer, R and C are its results, and
// all type arguments are inferred. C is any func() Msg where Msg is an interface
// without methods: tea.Cmd of Bubble Tea v1 and v2 alike, and the command can go
// into a Batch or Sequence with others. A component whose Update returns its own
// type has R = M, func(list) (list, tea.Cmd), and its parent passes messages on to
// it as ever. If several components of one type live side by side, the message
// reaches them all: have k compare an id in the model with one captured before.
//
// k should name its parameter m like Update's receiver: it hides the old model.
// What f needs of that one is to be copied before, and what was checked before
// is to be checked again in k. The framework runs each command on a goroutine of
// its own, so there is no limit here; a panic in f is a panic in a command.
func Cmd[M, T, R, Msg any, C ~func() Msg](f func() (T, error), k func(M, T, error) (R, C)) C {
	return func() Msg {
		x, err := f()
		return message[Msg](func(m M) (R, C) { return k(m, x, err) })
	}
}

// CmdGet is [Cmd] for a function with one result, x := f() as well as err := f().
func CmdGet[M, T, R, Msg any, C ~func() Msg](f func() T, k func(M, T) (R, C)) C {
	return func() Msg {
		x := f()
		return message[Msg](func(m M) (R, C) { return k(m, x) })
	}
}

// CmdExec is [Cmd] for a function with no result, and for other shapes, with
// variables that f sets and k reads.
func CmdExec[M, R, Msg any, C ~func() Msg](f func(), k func(M) (R, C)) C {
	return func() Msg {
		f()
		return message[Msg](k)
	}
}

// CmdFrom returns a command that runs f off the loop, and then the command that f
// returns, if any. It is for work after which the model stays as it is, and
// which only decides what message comes next:
//
//	name := m.name
//	return m, post.CmdFrom(func() tea.Cmd {
//		if err := os.Remove(name); err != nil {
//			return reportError(err)
//		}
//		return tea.Println("removed " + name)
//	})
//
// No continuation is sent, so Update needs no clause for it. f must leave the
// model alone.
func CmdFrom[Msg any, C ~func() Msg](f func() C) C {
	return func() Msg {
		if next := f(); next != nil {
			return next()
		}
		var none Msg
		return none
	}
}

// message makes a Msg of a continuation. The assertion holds for interfaces
// without methods, which is what frameworks have.
func message[Msg, M, R, C any](k func(M) (R, C)) Msg { return any(k).(Msg) }
