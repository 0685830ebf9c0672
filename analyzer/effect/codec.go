package effect

import (
	"bytes"
	"fmt"
	"go/token"
	"strconv"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A table is written as lines of fields separated by tabs, so that the standard library's can be read and reviewed.
// The first field says what the line is:
//
//	package  path module
//	f        import path, file                 a file, numbered from 0
//	h        file, line:col, next hop or -, function   a hop, numbered from 0; i for one that is inline
//	=        name                              a function; the lines below it are about it
//	!        class, family or -, once or -, hop or -, primitive   an effect
//	+        the same                          a further witness
//	?        root, path, operation, hop or -   a use; then, for a method of a module's interface, its package and name
//	~        package, type, method, hop or -   an open call
//	>        index, path, kind, kind's own …   a result; with a root for its index, what is stored there
//	.        ends the description of a function that is a result
//
// A root is p, f or a and its index; a path may be empty.

type encoder struct {
	out   bytes.Buffer
	pos   func(Hop) token.Position // nil: no chains, as in the standard library's table
	files map[[2]string]int
	hops  map[hopLine]int
	chain map[*Chain]int
	heads bytes.Buffer
	body  bytes.Buffer
}

type hopLine struct {
	file, line, col int
	next            int
	fn              string
	inline          bool
}

// Encode writes the table. Hops without a position in a file are positioned by fset; where fset is nil, chains are
// left out.
func (t *Table) Encode(fset *token.FileSet) []byte {
	e := &encoder{files: make(map[[2]string]int), hops: make(map[hopLine]int), chain: make(map[*Chain]int)}
	if fset != nil {
		e.pos = func(h Hop) token.Position { return h.Position(fset) }
	}
	for _, name := range t.Names() {
		fmt.Fprintf(&e.body, "=\t%s\n", name)
		e.summary(t.Funcs[name])
	}
	fmt.Fprintf(&e.out, "package\t%s\t%s\n", t.Pkg, t.Module)
	e.out.Write(e.heads.Bytes())
	e.out.Write(e.body.Bytes())
	return e.out.Bytes()
}

func (e *encoder) summary(s *Summary) {
	e.effects("!", s.Effects)
	e.effects("+", s.Further)
	e.calls(s.Uses, s.Opens)
	for _, r := range s.Results {
		e.result(strconv.Itoa(r.Index), r)
	}
	for _, r := range s.Writes {
		e.result(rootText(r.Into), r)
	}
}

func (e *encoder) effects(mark string, effects []Effect) {
	for _, x := range effects {
		if x.Class == catalog.Lock {
			continue
		}
		once := "-"
		if x.Once {
			once = "once"
		}
		fmt.Fprintf(&e.body, "%s\t%s\t%s\t%s\t%s\t%s\n", mark, x.Class, dash(x.Family), once, e.hop(x.Chain), x.Prim)
	}
}

func (e *encoder) calls(uses []Use, opens []Open) {
	for _, u := range uses {
		fmt.Fprintf(&e.body, "?\t%s\t%s\t%s\t%s", rootText(u.Root), u.Path, u.Op, e.hop(u.Chain))
		if u.Iface.Name != "" {
			fmt.Fprintf(&e.body, "\t%s\t%s", u.Iface.Pkg, u.Iface.Name)
		}
		e.body.WriteByte('\n')
	}
	for _, o := range opens {
		fmt.Fprintf(&e.body, "~\t%s\t%s\t%s\t%s\n", o.Type.Pkg, o.Type.Name, o.Op, e.hop(o.Chain))
	}
}

func (e *encoder) result(where string, r Result) {
	fmt.Fprintf(&e.body, ">\t%s\t%s\t", where, r.Path)
	switch r.Kind {
	case FromRoot:
		fmt.Fprintf(&e.body, "root\t%s\t%s\n", rootText(r.Root), r.RootPath)
	case OfType:
		fmt.Fprintf(&e.body, "type\t%s\t%s\n", r.Type.Pkg, r.Type.Name)
	case Chan:
		fmt.Fprintf(&e.body, "chan\t%t\t%t\n", r.Buffered, r.Computed)
	case Listed:
		fmt.Fprintf(&e.body, "listed\t%s\t%s\n", r.Class, r.Prim)
	case AFunc:
		fmt.Fprintf(&e.body, "func\t%s\t%s\n", r.Func.Pkg, r.Func.Name)
		if r.Func.Name == "" {
			e.effects("!", r.Func.Effects)
			e.calls(r.Func.Uses, r.Func.Opens)
			e.body.WriteString(".\n")
		}
	}
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func rootText(r Root) string {
	return string(" pfa"[r.Kind]) + strconv.Itoa(r.Index)
}

// hop writes the chain, the inner hops first, and returns its number. Chains that end alike share their ends.
func (e *encoder) hop(c *Chain) string {
	if c == nil || e.pos == nil {
		return "-"
	}
	return strconv.Itoa(e.hopNumber(c))
}

func (e *encoder) hopNumber(c *Chain) int {
	if n, ok := e.chain[c]; ok {
		return n
	}
	next := -1
	if c.Next != nil {
		next = e.hopNumber(c.Next)
	}
	p := e.pos(c.Hop)
	key := [2]string{c.Hop.Pkg, p.Filename}
	file, ok := e.files[key]
	if !ok {
		file = len(e.files)
		e.files[key] = file
		fmt.Fprintf(&e.heads, "f\t%s\t%s\n", c.Hop.Pkg, p.Filename)
	}
	line := hopLine{file, p.Line, p.Column, next, c.Hop.Func, c.Hop.Inline}
	n, ok := e.hops[line]
	if !ok {
		n = len(e.hops)
		e.hops[line] = n
		tail := "-"
		if next >= 0 {
			tail = strconv.Itoa(next)
		}
		mark := "h"
		if c.Hop.Inline {
			mark = "i"
		}
		fmt.Fprintf(&e.heads, "%s\t%d\t%d:%d\t%s\t%s\n", mark, file, p.Line, p.Column, tail, c.Hop.Func)
	}
	e.chain[c] = n
	return n
}

// Decode reads what Encode wrote. It never panics, whatever it is given.
func Decode(data []byte) (*Table, error) {
	d := &decoder{table: &Table{Funcs: make(map[string]*Summary)}}
	for n := 1; len(data) > 0; n++ {
		var line []byte
		line, data, _ = bytes.Cut(data, []byte("\n"))
		if err := d.line(strings.Split(string(line), "\t")); err != nil {
			return nil, fmt.Errorf("effect table line %d: %w", n, err)
		}
	}
	return d.table, nil
}

type decoder struct {
	table *Table
	files [][2]string
	hops  []*Chain
	fn    *Summary  // the function that lines are about
	inner *FuncInfo // the result function that lines are about, if in one
}

// fields is how many fields a line has.
var fields = map[string]int{"package": 3, "f": 3, "h": 5, "i": 5, "=": 2, "!": 6, "+": 6, "?": 5, "~": 5, ">": 6, ".": 1}

var errLine = fmt.Errorf("malformed")

func (d *decoder) line(f []string) error {
	want := fields[f[0]]
	if f[0] == "?" && len(f) == 7 {
		want = 7
	}
	switch {
	case f[0] == "" && len(f) == 1, strings.HasPrefix(f[0], "#"):
		return nil
	case want == 0 || len(f) != want:
		return errLine
	case d.fn == nil && strings.Contains("!+?~>.", f[0]):
		return errLine
	}
	switch f[0] {
	case "package":
		d.table.Pkg, d.table.Module = f[1], f[2]
	case "f":
		d.files = append(d.files, [2]string{f[1], f[2]})
	case "h", "i":
		return d.hop(f)
	case "=":
		d.fn, d.inner = &Summary{}, nil
		d.table.Funcs[f[1]] = d.fn
	case "!", "+":
		return d.effect(f)
	case "?":
		return d.use(f)
	case "~":
		return d.open(f)
	case ">":
		return d.result(f)
	case ".":
		d.inner = nil
	}
	return nil
}

func (d *decoder) hop(f []string) error {
	file, err1 := strconv.Atoi(f[1])
	l, c, _ := strings.Cut(f[2], ":")
	line, err2 := strconv.Atoi(l)
	col, err3 := strconv.Atoi(c)
	next, err4 := d.chain(f[3])
	if err1 != nil || err2 != nil || err3 != nil || err4 != nil || file < 0 || file >= len(d.files) {
		return errLine
	}
	pos := token.Position{Filename: d.files[file][1], Line: line, Column: col}
	d.hops = append(d.hops, next.Push(Hop{Pkg: d.files[file][0], Func: f[4], Ext: pos, Inline: f[0] == "i"}))
	return nil
}

func (d *decoder) chain(s string) (*Chain, error) {
	if s == "-" {
		return nil, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n >= len(d.hops) {
		return nil, errLine
	}
	return d.hops[n], nil
}

func (d *decoder) effect(f []string) error {
	chain, err := d.chain(f[4])
	if err != nil {
		return err
	}
	e := Effect{Key: Key{Class: catalog.Class(f[1]), Once: f[3] == "once", Inline: chain.Inline()}, Prim: f[5], Chain: chain}
	if f[2] != "-" {
		e.Family = f[2]
	}
	switch {
	case f[0] == "+":
		e.More = true
		d.fn.Further = append(d.fn.Further, e)
	case d.inner != nil:
		d.inner.Effects = append(d.inner.Effects, e)
	default:
		d.fn.Effects = append(d.fn.Effects, e)
	}
	return nil
}

func (d *decoder) use(f []string) error {
	r, err1 := parseRoot(f[1])
	chain, err2 := d.chain(f[4])
	if err1 != nil || err2 != nil {
		return errLine
	}
	u := Use{Root: r, Path: Path(f[2]), Op: f[3], Chain: chain}
	if len(f) == 7 {
		u.Iface = TypeRef{f[5], f[6]}
	}
	if d.inner != nil {
		d.inner.Uses = append(d.inner.Uses, u)
	} else {
		d.fn.Uses = append(d.fn.Uses, u)
	}
	return nil
}

func (d *decoder) open(f []string) error {
	chain, err := d.chain(f[4])
	if err != nil {
		return err
	}
	o := Open{Type: TypeRef{f[1], f[2]}, Op: f[3], Chain: chain}
	if d.inner != nil {
		d.inner.Opens = append(d.inner.Opens, o)
	} else {
		d.fn.Opens = append(d.fn.Opens, o)
	}
	return nil
}

func parseRoot(s string) (Root, error) {
	if len(s) < 2 {
		return Root{}, errLine
	}
	n, err := strconv.Atoi(s[1:])
	switch {
	case err != nil || n < 0:
		return Root{}, errLine
	case s[0] == 'p':
		return Root{Param, n}, nil
	case s[0] == 'f':
		return Root{Free, n}, nil
	case s[0] == 'a':
		return Root{Arg, n}, nil
	}
	return Root{}, errLine
}

func (d *decoder) result(f []string) error {
	r := Result{Path: Path(f[2])}
	into, err := parseRoot(f[1])
	if err == nil {
		r.Into = into
	} else if r.Index, err = strconv.Atoi(f[1]); err != nil || r.Index < 0 {
		return errLine
	}
	switch f[3] {
	case "root":
		r.Kind, r.RootPath = FromRoot, Path(f[5])
		if r.Root, err = parseRoot(f[4]); err != nil {
			return err
		}
	case "type":
		r.Kind, r.Type = OfType, TypeRef{f[4], f[5]}
	case "chan":
		r.Kind, r.Buffered, r.Computed = Chan, f[4] == "true", f[5] == "true"
	case "listed":
		r.Kind, r.Class, r.Prim = Listed, catalog.Class(f[4]), f[5]
	case "func":
		r.Kind, r.Func = AFunc, &FuncInfo{Pkg: f[4], Name: f[5]}
		if f[5] == "" {
			d.inner = r.Func
		}
	default:
		return errLine
	}
	if r.Into.Kind != 0 {
		d.fn.Writes = append(d.fn.Writes, r)
	} else {
		d.fn.Results = append(d.fn.Results, r)
	}
	return nil
}
