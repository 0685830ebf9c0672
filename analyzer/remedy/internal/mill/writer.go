package mill

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Writer writes the functions of a program.
type Writer struct {
	r      *rand.Rand
	b      strings.Builder
	indent int
	ints   []string // variables in scope
	texts  []string
	ctx    string // the context's name, "" where there is none
	self   string // the expression for a pointer to the state
	ret    string // a statement that ends the function at hand
	count  int    // of names
	deep   int    // of statements in statements
	hidden bool   // package context is, by a variable
	owner  string // the function that is written
	decls  []string
}

func newWriter(seed uint64, owner string) *Writer {
	return &Writer{r: rand.New(rand.NewPCG(seed, 1)), owner: owner, self: "s", indent: 1}
}

// sub writes a function that is called here.
func (w *Writer) sub(ret string) *Writer {
	return &Writer{r: w.r, owner: w.owner, self: "s", ret: ret, count: w.count, deep: w.deep + 1, indent: 1}
}

// declare takes over what a sub has written, as a function with that head.
func (w *Writer) declare(head string, sub *Writer) {
	w.decls = append(w.decls, head+" {\n"+sub.b.String()+"}\n")
	w.decls = append(w.decls, sub.decls...)
	w.count = sub.count
}

// line writes a line of code.
func (w *Writer) line(format string, args ...any) {
	w.b.WriteString(strings.Repeat("\t", w.indent))
	fmt.Fprintf(&w.b, format, args...)
	if w.chance(12) {
		w.b.WriteString(" // " + w.pick("it waits", "see above", "TODO: why?"))
	}
	w.b.WriteString("\n")
}

// block writes a block whose variables are its own.
func (w *Writer) block(open string, body func(), end string) {
	w.b.WriteString(strings.Repeat("\t", w.indent) + open + "\n")
	ints, texts, ctx := len(w.ints), len(w.texts), w.ctx
	w.indent++
	w.deep++
	body()
	w.deep--
	w.indent--
	w.ints, w.texts, w.ctx = w.ints[:ints], w.texts[:texts], ctx
	w.b.WriteString(strings.Repeat("\t", w.indent) + end + "\n")
}

// chance is true one time in n.
func (w *Writer) chance(n int) bool { return w.r.IntN(n) == 0 }

func (w *Writer) pick(list ...string) string { return list[w.r.IntN(len(list))] }

// name returns a new name, now and then one that a rewrite might want.
func (w *Writer) name() string {
	w.count++
	if w.chance(6) {
		return fmt.Sprint(w.pick("err", "v", "ok", "ch", "file", "fake2"), w.count)
	}
	return fmt.Sprint("x", w.count)
}

// newInt and newText declare variables for what comes after.
func (w *Writer) newInt(name string)  { w.ints = append(w.ints, name); w.line("_ = %s", name) }
func (w *Writer) newText(name string) { w.texts = append(w.texts, name); w.line("_ = %s", name) }

// variable is one in scope, or "".
func (w *Writer) variable() string {
	if len(w.ints) > 0 {
		if name := w.pick(w.ints...); !strings.Contains(name, ".") {
			return name
		}
	}
	return ""
}
