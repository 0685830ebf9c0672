package mill

import "fmt"

// maxDeep bounds how deep statements stand in statements.
const maxDeep = 2

// statements writes some.
func (w *Writer) statements(n int) {
	for range n {
		w.statement()
	}
}

// statement writes one. What it declares is for those after it.
func (w *Writer) statement() {
	kinds := []func(*Writer){
		(*Writer).define, (*Writer).define, (*Writer).assign, (*Writer).assign, (*Writer).drop, (*Writer).deferred,
		(*Writer).channel, (*Writer).wait, (*Writer).shadow, (*Writer).captured, (*Writer).leave,
	}
	if w.deep < maxDeep {
		kinds = append(kinds, (*Writer).ifStmt, (*Writer).ifStmt, (*Writer).forStmt, (*Writer).switchStmt, (*Writer).literal,
			(*Writer).helper, (*Writer).locked)
	}
	kinds[w.r.IntN(len(kinds))](w)
}

func (w *Writer) define() {
	switch w.r.IntN(7) {
	case 0:
		a, err := w.name(), w.name()
		w.line("%s, %s := %s", a, err, w.numAndError(1))
		w.newInt(a)
		w.line("use(%s)", err)
	case 1:
		a, err := w.name(), w.name()
		w.line("%s, %s := %s", a, err, w.textAndError(1))
		w.newText(a)
		w.line("use(%s)", err)
	case 2:
		a, ok := w.name(), w.name()
		w.line("%s, %s := fake.P1(%s)", a, ok, w.num(1))
		w.newInt(a)
		w.line("use(%s)", ok)
	case 3:
		a, b := w.name(), w.name()
		w.line("%s, %s, _ := fake.T1(%s)", a, b, w.num(1))
		w.newInt(a)
		w.newText(b)
	case 4:
		a := w.name()
		w.line("var %s = %s", a, w.num(2))
		w.newInt(a)
	case 5:
		a := w.name()
		w.line("%s := %s", a, w.text(2))
		w.newText(a)
	default:
		a := w.name()
		w.line("%s := %s", a, w.num(2))
		w.newInt(a)
	}
}

func (w *Writer) assign() {
	target := w.pick("s.n", "s.list[2]", "s.arr[1]", "s.m[\"b\"]", "s.obj.N", "s.val.N", "s.base.N")
	if len(w.ints) > 0 && w.chance(3) {
		target = w.pick(w.ints...)
	}
	switch w.r.IntN(7) {
	case 0:
		w.line("%s, _ = %s", target, w.numAndError(1))
	case 1:
		w.line("%s, _ = fake.P1(%s)", target, w.num(1))
	case 2:
		w.line("%s, s.name, _ = fake.T1(%s)", target, w.num(1))
	case 3:
		w.line("%s %s %s", target, w.pick("+=", "-=", "|="), w.num(1))
	case 4:
		w.line("%s, s.name = %s, %s", target, w.num(1), w.text(1))
	case 5:
		w.line("s.list[%s%%3] = %s", w.pick("1", "2", "use(1)"), w.num(1))
	default:
		w.line("%s = %s", target, w.num(2))
	}
}

func (w *Writer) drop() { w.line("%s", w.call(1)) }

func (w *Writer) deferred() {
	if w.chance(4) {
		w.line("defer func() { use(%s) }()", w.num(1))
		return
	}
	w.line("defer %s", w.call(1))
}

func (w *Writer) channel() {
	w.line("s.ch = fake.Chan(%s)", w.num(0))
	switch w.r.IntN(6) {
	case 0:
		w.line("<-s.ch")
	case 1:
		a, ok := w.name(), w.name()
		w.line("%s, %s := <-s.ch", a, ok)
		w.newInt(a)
		w.line("use(%s)", ok)
	case 2:
		w.line("s.n = <-s.ch")
	case 3:
		w.line("use(<-s.ch, %s)", w.num(0))
	case 4:
		a := w.name()
		w.block(fmt.Sprintf("if %s := <-s.ch; %s > 3 {", a, a), func() { w.drop() }, "}")
	default:
		a := w.name()
		w.line("%s := <-s.ch", a)
		w.newInt(a)
	}
}

func (w *Writer) wait() {
	switch w.r.IntN(4) {
	case 0:
		w.line("time.Sleep(%s)", w.pick("1", "time.Microsecond", "time.Duration(s.n)"))
	case 1:
		ch, wg := w.name(), "s.wg"
		w.line("%s := fake.Chan(1)", ch)
		if w.ctx == "" { // another run of the handler may begin while this one waits
			wg = w.name()
			w.line("var %s sync.WaitGroup", wg)
		}
		w.line("%s.Add(1)", wg)
		w.line("go func() { <-%s; %s.Done() }()", ch, wg)
		w.line("%s.Wait()", wg)
	case 2:
		a := w.name()
		w.block(fmt.Sprintf("for %s := range fake.Stream(%s %% 3) {", a, w.num(0)), func() { w.line("use(%s)", a) }, "}")
	default:
		ch := w.name()
		w.line("%s := fake.Chan(%s)", ch, w.num(0))
		w.line("select {")
		w.line("case %s := <-%s:", ch, ch)
		w.line("\tuse(%s)", ch)
		if w.chance(2) {
			w.line("case %s := <-s.never:", ch)
			w.line("\tuse(%s, %s)", ch, w.num(0))
		}
		w.line("}")
	}
}

// shadow hides a name that the rewrite would like to use.
func (w *Writer) shadow() {
	switch w.r.IntN(4) {
	case 0:
		w.block("{", func() {
			name := w.pick("offload", "context", "error2", "v", "ch")
			hidden := w.hidden
			w.hidden = hidden || name == "context"
			w.line("%s := %s", name, w.num(0))
			w.newInt(name)
			w.statements(2)
			w.hidden = hidden
		}, "}")
	case 1:
		if w.hidden || w.ctx == "" {
			return
		}
		w.block("{", func() {
			name := w.name()
			w.line("%s := context.WithValue(%s, 1, 2)", name, w.ctx)
			w.line("_ = %s", name)
			w.ctx = name
			w.statements(2)
		}, "}")
	case 2:
		if name := w.variable(); name != "" {
			w.block("{", func() {
				w.line("%s, ok := fake.P1(%s)", name, name)
				w.line("use(%s, ok)", name)
			}, "}")
		}
	default:
		if name := w.variable(); name != "" {
			w.block("{", func() {
				w.line("%s, err := fake.C1(%s)", name, name)
				w.line("use(%s, err)", name)
			}, "}")
		}
	}
}

// captured changes a variable in a literal.
func (w *Writer) captured() {
	name, f := w.name(), w.name()
	w.line("%s := %s", name, w.num(0))
	w.line("%s := func() int { %s++; return %s }", f, name, name)
	w.newInt(name)
	w.line("use(%s(), %s)", f, fmt.Sprintf("must(fake.V(%s, %s))", name, w.num(0)))
}

func (w *Writer) ifStmt() {
	a := w.name()
	head := ""
	switch w.r.IntN(5) {
	case 0:
		head = fmt.Sprintf("if %s := %s; %s != nil {", a, w.oneError(1), a)
	case 1:
		head = fmt.Sprintf("if %s, %s2 := %s; %s2 == nil && %s > 1 {", a, a, w.numAndError(1), a, a)
	case 2:
		head = fmt.Sprintf("if %s, ok := fake.P1(%s); ok && %s > 1 {", a, w.num(1), a)
	case 3:
		head = fmt.Sprintf("if %s := %s; %s > 2 {", a, w.num(1), a)
	default:
		head = fmt.Sprintf("if %s {", w.yes(1))
	}
	w.block(head, func() { w.statements(1 + w.r.IntN(2)) }, "}")
	if w.chance(2) {
		return
	}
	// An else goes to the line of the brace.
	text := w.b.String()
	w.b.Reset()
	w.b.WriteString(text[:len(text)-1])
	if w.chance(2) {
		w.b.WriteString(fmt.Sprintf(" else if %s {\n", w.yes(1)))
	} else {
		w.b.WriteString(" else {\n")
	}
	indent := w.indent
	w.indent++
	ints, texts := len(w.ints), len(w.texts)
	w.deep++
	w.statements(1)
	w.deep--
	w.indent = indent
	w.ints, w.texts = w.ints[:ints], w.texts[:texts]
	w.line("}")
}

func (w *Writer) forStmt() {
	i := w.name()
	head := ""
	switch w.r.IntN(5) {
	case 0:
		head = fmt.Sprintf("for %s := 0; fake.Less(%s, 2); %s++ {", i, i, i)
	case 1:
		head = fmt.Sprintf("for %s := fake.G1(%s) %% 2; %s < 2; %s++ {", i, w.num(0), i, i)
	case 2:
		head = fmt.Sprintf("for %s := range fake.G1(%s) %% 3 {", i, w.num(0))
	case 3:
		head = fmt.Sprintf("for %s, %s2 := 0, 0; %s < 2; %s, %s2 = %s+1, fake.G1(%s2) {", i, i, i, i, i, i, i)
	default:
		head = fmt.Sprintf("for _, %s := range s.list[:2] {", i)
	}
	label := ""
	if w.chance(6) {
		label = fmt.Sprint(" turn", w.count)
		w.line("%s:", label[1:])
	}
	w.block(head, func() {
		w.line("use(%s)", i)
		w.statements(1)
		if label != "" || w.chance(3) {
			w.line("if %s { %s%s }", w.yes(1), w.pick("continue", "break"), label)
		}
	}, "}")
}

func (w *Writer) switchStmt() {
	head := w.pick(fmt.Sprintf("switch %s %% 3 {", w.num(1)), fmt.Sprintf("switch x, ok := fake.P1(%s); x {", w.num(1)))
	w.line("%s", head)
	w.block("case 0, 1:", func() {
		if head[7] == 'x' {
			w.line("use(ok)")
		}
		w.statements(1)
	}, "")
	w.block(fmt.Sprintf("case %s:", w.num(1)), func() { w.statements(1) }, "")
	w.block("default:", func() { w.statements(1) }, "}")
}

func (w *Writer) literal() {
	ret := w.ret
	defer func() { w.ret = ret }()
	switch w.r.IntN(4) {
	case 0:
		w.ret = "return"
		w.block("func() {", func() { w.statements(2) }, "}()")
	case 1:
		w.ret = "return"
		w.block("use(func() (n int, err error) {", func() {
			w.statements(1)
			w.line("n, err = %s", w.numAndError(1))
			w.line("return")
		}, "}())")
	case 2:
		f := w.name()
		w.ret = "return 4"
		w.block(f+" := func(a int) int {", func() {
			w.statements(1)
			w.line("return %s + a", w.num(1))
		}, "}")
		w.line("use(%s(%s))", f, w.num(1))
	default:
		w.ret = "return 5, nil"
		w.block("use(func() (int, error) {", func() {
			w.statements(1)
			w.line("return %s", w.numAndError(1))
		}, "}())")
	}
}

// leave ends the function early.
func (w *Writer) leave() {
	if w.ret == "" || w.chance(2) {
		return
	}
	w.block(fmt.Sprintf("if %s {", w.pick(w.num(0)+" == 3", w.yes(0), w.oneError(0)+" != nil")), func() {
		if w.chance(2) {
			w.drop()
		}
		w.line("%s", w.ret)
	}, "}")
}

// helper writes a function, with the context where there is one, and calls it.
func (w *Writer) helper() {
	w.count++
	name := fmt.Sprint("helper", w.count, "of", w.owner)
	sub := w.sub("return 5, nil")
	params, args := "s *state", w.self
	if w.ctx != "" {
		sub.ctx = w.pick("ctx", "c", "context2")
		params, args = sub.ctx+" context.Context, "+params, w.ctx+", "+args
	}
	head, call := fmt.Sprintf("func %s(%s) %s", name, params, w.pick("(int, error)", "(n int, err error)")), name+"("+args+")"
	ret := fmt.Sprintf("return %s", sub.numAndError(1))
	switch {
	case w.chance(4):
		head, call = fmt.Sprintf("func %s[T ~int](%s) (T, error)", name, params), name+"[int]("+args+")"
		ret = fmt.Sprintf("return fake.Gen(T(%s))", sub.num(1))
	case w.ctx == "" && w.chance(3):
		name = "Helper" + name[len("helper"):]
		head, call = fmt.Sprintf("func (s *state) %s() (int, error)", name), "s."+name+"()"
	}
	sub.statements(2)
	sub.line("%s", ret)
	w.declare(head, sub)
	w.line("use(%s)", call)
}

func (w *Writer) locked() {
	w.line("s.mu.Lock()")
	w.line("%s", w.call(0))
	w.line("s.mu.Unlock()")
	w.line("%s", w.call(0))
}
