package mill

import "fmt"

// num is an expression of type int. Those of depth 0 do not block.
func (w *Writer) num(depth int) string {
	if depth == 0 {
		switch w.r.IntN(8) {
		case 0, 1:
			if len(w.ints) > 0 {
				return w.pick(w.ints...)
			}
		case 2:
			return "s.next()"
		case 3:
			return w.pick("s.n", "s.list[1]", "s.m[\"a\"]", "s.arr[2]", "s.obj.N", "len(s.name)")
		case 4:
			return fmt.Sprintf("int(int64(%s))", w.num(0))
		}
		return fmt.Sprint(w.r.IntN(20))
	}
	d := depth - 1
	switch w.r.IntN(16) {
	case 0:
		return "fake.G0()"
	case 1, 2:
		return fmt.Sprintf("fake.G1(%s)", w.num(d))
	case 3:
		return fmt.Sprintf("fake.G2(%s, %s)", w.num(d), w.text(d))
	case 4:
		return fmt.Sprintf("must(%s)", w.numAndError(d))
	case 5:
		return fmt.Sprintf("%s.Many(%s)", w.pick("s.obj", "s.base", "s"), w.args(d))
	case 6:
		return fmt.Sprintf("%s.Read(%s)", w.pick("s.val", "s.pval", "s.inner.v"), w.num(d))
	case 7:
		return fmt.Sprintf("two(fake.P1(%s))", w.num(d))
	case 8:
		return fmt.Sprintf("two(%s.Pair(%s))", w.pick("s.val", "s.pval"), w.num(d))
	case 9:
		return fmt.Sprintf("len(%s)", w.text(depth))
	case 10:
		return fmt.Sprintf("(%s + %s)", w.num(d), w.num(depth))
	case 11:
		return fmt.Sprintf("fake.G1(\n%s,\n)", w.num(d))
	case 12:
		return fmt.Sprintf("use(%s, %s)", w.num(d), w.num(depth))
	case 13:
		return fmt.Sprintf("func(a int) int { return %s }(%s)", w.pick("a", "fake.G1(a)", "a + fake.G2(a, \"q\")"), w.num(d))
	case 14:
		return fmt.Sprintf("<-fake.Chan(%s)", w.num(0))
	}
	return fmt.Sprintf("fake.G1( /* %s */ %s)", w.pick("one", "two"), w.num(d))
}

// numAndError is a call that returns an int and an error.
func (w *Writer) numAndError(d int) string {
	switch w.r.IntN(11) {
	case 0:
		return "fake.C0()"
	case 1:
		return fmt.Sprintf("fake.V(%s)", w.args(d))
	case 2:
		return "fake.V(s.list...)"
	case 3:
		return fmt.Sprintf("fake.X4(%s, %s, %s, %s)", w.num(d), w.text(0), w.num(0), w.num(0))
	case 4:
		return fmt.Sprintf("%s.Load(%s)", w.pick("s.obj", "s.base", "s", "s.load", "s.base.Obj", "(&fake.Obj{N: 9})"), w.num(d))
	case 5:
		return fmt.Sprintf("s.f(%s)", w.num(d))
	case 6:
		return fmt.Sprintf("%s(%s)", w.pick("fake.Gen[int]", "fake.Gen", "(fake.C1)"), w.num(d))
	case 7:
		return fmt.Sprintf("(*fake.Obj).Load(s.obj, %s)", w.num(d))
	}
	return fmt.Sprintf("fake.C1(%s)", w.num(d))
}

// text is an expression of type string.
func (w *Writer) text(depth int) string {
	if depth == 0 {
		if len(w.texts) > 0 && w.chance(2) {
			return w.pick(w.texts...)
		}
		return w.pick(`"a"`, `"b"`, "s.name", "string(fake.Name(\"n\"))", "fmt.Sprint(s.n)")
	}
	return fmt.Sprintf(w.pick("fake.S1(%s)", "(\"z\" + fake.S1(%s))", "strings.ToUpper(fake.S1(%s))"), w.num(depth-1))
}

// textAndError is a call that returns a string and an error.
func (w *Writer) textAndError(d int) string {
	switch w.r.IntN(5) {
	case 0:
		return fmt.Sprintf("fake.Any(%s)", w.pick("s.n", "s.name", "nil", "3", w.num(d), w.text(d)))
	case 1:
		return fmt.Sprintf("fake.Stringer(%s)", w.pick("fake.Name(\"n\")", "fake.Name(s.name)"))
	case 2:
		return fmt.Sprintf("fake.Gen(%s)", w.text(d))
	}
	return fmt.Sprintf("fake.C2(%s, %s)", w.text(d), w.num(d))
}

// oneError is a call that returns an error.
func (w *Writer) oneError(d int) string {
	switch w.r.IntN(5) {
	case 0:
		return "fake.D0()"
	case 1:
		return fmt.Sprintf("fake.D3(%s, %s, %s)", w.num(d), w.text(0), w.num(0))
	case 2:
		return fmt.Sprintf("%s.Store(%s)", w.pick("s.obj", "s.base", "s"), w.num(d))
	}
	return fmt.Sprintf("fake.D1(%s)", w.num(d))
}

// nothing is a call that returns nothing.
func (w *Writer) nothing(d int) string {
	switch w.r.IntN(3) {
	case 0:
		return "fake.F0()"
	case 1:
		return fmt.Sprintf("fake.F2(%s, %s)", w.num(d), w.text(d))
	}
	return fmt.Sprintf("fake.F1(%s)", w.num(d))
}

// yes is a condition.
func (w *Writer) yes(d int) string {
	switch w.r.IntN(4) {
	case 0:
		return fmt.Sprintf("fake.B1(%s)", w.num(d))
	case 1:
		return fmt.Sprintf("%s > 2 && fake.B1(%s)", w.num(0), w.num(d))
	case 2:
		return fmt.Sprintf("fake.B1(%s) || %s < 3", w.num(d), w.num(d))
	}
	return fmt.Sprintf("%s > 3", w.num(d))
}

// args are arguments for a variadic function.
func (w *Writer) args(d int) string {
	out := w.num(d)
	for range w.r.IntN(3) {
		out += ", " + w.num(0)
	}
	return out
}

// call is any call.
func (w *Writer) call(d int) string {
	switch w.r.IntN(6) {
	case 0:
		return w.nothing(d)
	case 1:
		return w.oneError(d)
	case 2:
		return w.numAndError(d)
	case 3:
		return w.textAndError(d)
	case 4:
		return fmt.Sprintf("fake.T1(%s)", w.num(d))
	}
	return fmt.Sprintf("fake.P1(%s)", w.num(d))
}
