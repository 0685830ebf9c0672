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
	ctx    string // the context's name
	count  int    // of names
	deep   int    // of statements in statements
	hidden bool   // package context is, by a variable
	owner  string // the function that is written
	decls  []string
}

// A Program is a module's files by their paths, and its functions' names.
type Program struct {
	Files map[string]string
	Funcs []string
}

func newWriter(seed uint64) *Writer {
	return &Writer{r: rand.New(rand.NewPCG(seed, 1)), ctx: "ctx"}
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
