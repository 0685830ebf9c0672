package mill

import (
	"fmt"
	"strings"
)

// inPlace writes a function that a coroutine runs.
func (w *Writer) inPlace() string {
	w.ctx = "ctx"
	w.ret = "return " + w.pick("\"early\"", "s.name", "fake.S1(s.n)")
	w.statements(3 + w.r.IntN(6))
	w.line("return %s", w.pick("fake.S1(s.n)", "fmt.Sprint(s.n)", "fmt.Sprint(fake.C1(s.n))", "s.name"))
	return fmt.Sprintf("func %s(ctx context.Context, s *state) string {\n%s}\n", w.owner, w.b.String())
}

// postBack writes a function that registers a callback.
func (w *Writer) postBack() string {
	app := w.pick("app", "ui", "_")
	known := app
	if app == "_" {
		known = "s.app"
	}
	head, open, end := fmt.Sprintf("func %s(%s *tview.Application, s *state) {\n", w.owner, app), "", "\t})\n}\n"
	w.indent, w.ret = 2, "return"
	last := ""
	switch w.r.IntN(7) {
	case 0:
		open = known + ".SetInputCapture(func(event *tcell.EventKey) *tcell.EventKey {"
		w.ret = "return " + w.pick("nil", "event")
		last = w.ret
	case 1:
		open = "tview.NewList().AddItem(\"a\", \"b\", 'c', func() {"
	case 2:
		open = "tview.NewList().SetSelectedFunc(func(i int, item, _ string, _ rune) {"
		w.ints, w.texts = append(w.ints, "i"), append(w.texts, "item")
	case 3:
		open = "tview.NewInputField().SetDoneFunc(func(key tcell.Key) {"
	case 4:
		on := "on" + strings.TrimPrefix(w.owner, "f")
		head += "\ttview.NewButton(\"go\").SetSelectedFunc(s." + on + ")\n}\n\n"
		head, open, end = head+"func (s *state) "+on+"() {\n", "", "}\n"
		w.indent = 1
	default:
		open = "tview.NewButton(\"go\").SetSelectedFunc(func() {"
	}
	w.statements(1 + w.r.IntN(6))
	shared := w.shared()
	if shared != "" {
		w.line("s.%s()", shared)
	}
	if last != "" {
		w.line("%s", last)
	}
	if open != "" {
		open = "\t" + open + "\n"
	}
	if shared != "" && w.chance(2) { // something else than a loop calls it, too
		end += fmt.Sprintf("\nfunc (s *state) also%s() {\n\ts.%s()\n\tuse(1)\n}\n", w.owner, shared)
	} else if shared != "" {
		head = strings.Replace(head, "{\n", fmt.Sprintf("{\n\ttview.NewButton(\"again\").SetSelectedFunc(s.%s)\n", shared), 1)
	}
	return head + open + w.b.String() + end
}

// shared writes a method that several handlers call, or "".
func (w *Writer) shared() string {
	if !w.chance(4) {
		return ""
	}
	name := w.pick("act", "Act") + strings.TrimPrefix(w.owner, "f")
	sub := w.sub("return")
	sub.statements(1 + w.r.IntN(3))
	w.declare("func (s *state) "+name+"()", sub)
	return name
}

// failing writes a function that binds a key to a handler with an error.
func (w *Writer) failing() string {
	g := w.pick("g", "gui", "_")
	known := g
	if g == "_" {
		known = "s.g"
	}
	w.ret = "return " + w.pick("nil", "nil", "fake.D1(s.n)", "fmt.Errorf(\"failed: %d\", s.n)")
	last := "return " + w.pick("nil", "nil", "fake.D1(3)", "fake.D1(s.n)")
	if w.chance(3) {
		on := "on" + strings.TrimPrefix(w.owner, "f")
		w.statements(1 + w.r.IntN(6))
		w.line("%s", last)
		return fmt.Sprintf("func %s(%s *gocui.Gui, s *state) { %s.SetKeybinding(\"\", 'x', 0, s.%s) }\n\n", w.owner, g, known, on) +
			fmt.Sprintf("func (s *state) %s(_ *gocui.Gui, view *gocui.View) error {\n%s}\n", on, w.b.String())
	}
	w.indent = 2
	w.texts = append(w.texts, "v.Title")
	w.statements(1 + w.r.IntN(6))
	w.line("%s", last)
	return fmt.Sprintf("func %s(%s *gocui.Gui, s *state) {\n\t%s.SetKeybinding(\"list\", 'x', 0, func(g *gocui.Gui, v *gocui.View) error {\n%s\t})\n}\n",
		w.owner, g, known, w.b.String())
}

// frames writes a function that lays a widget out, and acts when it is pressed. What follows the act is drawn before the
// act has ended, so nothing does.
func (w *Writer) frames() string {
	number := strings.TrimPrefix(w.owner, "f")
	sub := w.sub("return")
	head, call := "func (s *state) act"+number+"()", "s.act"+number+"()"
	switch w.r.IntN(3) {
	case 0:
		head, call = "func act"+number+"(s *state, n int)", "act"+number+"(s, 4)"
		sub.ints = append(sub.ints, "n")
	case 1:
		head += " (int, error)"
		sub.ret = "return 6, nil"
	}
	sub.statements(1 + w.r.IntN(6))
	if sub.ret != "return" {
		sub.line("%s", sub.ret)
	}
	w.declare(head, sub)
	act := "\tif s.pressed() {\n\t\t" + call + "\n\t}\n"
	body := act + "\treturn layout.Dimensions{Width: gtx.Width}\n"
	if w.chance(3) {
		body = "\treturn layout.Stack(gtx, func(gtx layout.Context) layout.Dimensions {\n" + body + "\n\t})\n"
	}
	return fmt.Sprintf("func %s(gtx layout.Context, s *state) layout.Dimensions {\n%s}\n", w.owner, body)
}

// elm writes a model and its message.
func (w *Writer) elm() string {
	number := strings.TrimPrefix(w.owner, "f")
	model, msg, on := "m"+number, "go"+number, "on"+number
	typ, value := model, model
	if w.chance(3) {
		typ, value = "*"+model, "&"+model
	}
	w.self = "&s.state"
	w.ret = "return s, " + w.pick("nil", "tell(s.n)", "tea.Batch(tell(1), tell(s.n))")
	w.indent = 2
	clause := func() string {
		w.statements(1 + w.r.IntN(5))
		if w.chance(2) {
			w.line("%s", w.ret)
		}
		return w.b.String()
	}
	update := ""
	switch w.r.IntN(5) {
	case 0:
		w.indent = 1
		w.statements(1 + w.r.IntN(5))
		w.line("%s", w.ret)
		w.decls = append([]string{fmt.Sprintf("func (s %s) %s() (tea.Model, tea.Cmd) {\n%s}\n", typ, on, w.b.String())}, w.decls...)
		update = fmt.Sprintf("\tswitch msg := msg.(type) {\n\tcase told:\n\t\thear(msg)\n\tcase %s:\n\t\treturn s.%s()\n\t}\n", msg, on)
	case 1:
		update = fmt.Sprintf("\tif _, ok := msg.(%s); ok {\n%s\t}\n\tif msg, ok := msg.(told); ok {\n\t\thear(msg)\n\t}\n", msg, clause())
	case 2:
		w.ints = append(w.ints, "msg.n")
		update = fmt.Sprintf("\tswitch msg := msg.(type) {\n\tcase %s:\n\t\t_ = msg\n%s\tcase told:\n\t\thear(msg)\n\t}\n", msg, clause())
	default:
		update = fmt.Sprintf("\tswitch msg.(type) {\n\tcase %s:\n%s\tcase told:\n\t\thear(msg.(told))\n\t}\n", msg, clause())
	}
	return fmt.Sprintf("type %s struct{ state }\n\ntype %s struct{ n int }\n\n", model, msg) +
		fmt.Sprintf("func %s() (*tea.Program, tea.Msg) { return tea.NewProgram(%s{*newState()}), %s{7} }\n\n", w.owner, value, msg) +
		fmt.Sprintf("func (s %s) Init() tea.Cmd { return nil }\n\nfunc (s %s) View() string { return s.String() }\n\n", typ, typ) +
		fmt.Sprintf("func (s %s) Update(msg tea.Msg) (tea.Model, tea.Cmd) {\n%s\treturn s, nil\n}\n", typ, update)
}

// handOff writes a function that registers an informer's handlers.
func (w *Writer) handOff() string {
	number := strings.TrimPrefix(w.owner, "f")
	body := func(params string, indent int, self string) string {
		sub := w.sub("return")
		sub.indent, sub.self = indent, self
		sub.line("use(%s)", params)
		sub.statements(1 + w.r.IntN(3))
		w.decls = append(w.decls, sub.decls...)
		w.count = sub.count
		return sub.b.String()
	}
	head := fmt.Sprintf("func %s(informer cache.SharedInformer, s *state) {\n\tinformer.AddEventHandler(", w.owner)
	if w.chance(2) {
		typ := "h" + number
		return head + typ + "{s})\n}\n\n" +
			fmt.Sprintf("type %s struct{ *state }\n\n", typ) +
			fmt.Sprintf("func (s %s) OnAdd(obj any, _ bool) {\n%s}\n\n", typ, body("obj", 1, "s.state")) +
			fmt.Sprintf("func (s %s) OnUpdate(old, obj any) {\n%s}\n\n", typ, body("old, obj", 1, "s.state")) +
			fmt.Sprintf("func (s %s) OnDelete(obj any) {%s}\n", typ, w.pick("", " use(obj) ", "\n"+body("obj", 1, "s.state")))
	}
	text := head + "cache.ResourceEventHandlerFuncs{\n\t\tAddFunc: func(obj any) {\n" + body("obj", 3, "s") + "\t\t},\n"
	if w.chance(2) {
		text += "\t\tUpdateFunc: func(old, obj any) {\n" + body("old, obj", 3, "s") + "\t\t},\n"
	}
	if w.chance(2) {
		text += "\t\tDeleteFunc: s.gone" + number + ",\n"
		w.decls = append(w.decls, fmt.Sprintf("func (s *state) gone%s(obj any) {\n%s}\n", number, body("obj", 1, "s")))
	}
	return text + "\t})\n}\n"
}
