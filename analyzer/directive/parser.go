package directive

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// A parser places and checks the directives of one file.
type parser struct {
	tf       *token.File
	file     *ast.File
	info     *types.Info
	set      *Set
	problems []Problem
	seen     map[key]bool
	quiet    bool // a generated file
}

// A key is what a thing can be told once.
type key struct {
	node  ast.Node
	kind  Kind
	class catalog.Class
	param string
}

func (p *parser) report(c *comment, format string, args ...any) {
	p.problems = append(p.problems, c.problem(format, args...))
}

// sorted returns the problems in source order: those of reading and of placing come apart.
func (p *parser) sorted() []Problem {
	slices.SortStableFunc(p.problems, func(a, b Problem) int { return int(a.Pos - b.Pos) })
	return p.problems
}

// place puts each directive on what it means.
func (p *parser) place(comments []*comment) {
	if len(comments) == 0 {
		return
	}
	lines := p.lines(comments)
	for _, c := range comments {
		at := p.meant(c, lines)
		if c.kind == Ignore || c.kind == IgnorePackage {
			p.ignore(c, at)
			continue
		}
		e := lookup(string(c.kind))
		d := Directive{Kind: c.kind, ParamIndex: -1, Reason: c.reason, Pos: c.Pos()}
		if !p.arguments(c, e, &d) {
			continue
		}
		on := e.on
		if d.Param != "" {
			on &= withParams
		}
		s, ok := p.pick(c, at, on)
		if !ok || d.Param != "" && !p.param(c, s, &d) || !p.fits(c, s, &d) {
			continue
		}
		p.keep(s, d)
	}
}

// arguments reads what follows the directive's name.
func (p *parser) arguments(c *comment, e *entry, d *Directive) bool {
	first, rest, _ := strings.Cut(c.args, " ")
	param, isParam := strings.CutPrefix(first, "param=")
	switch {
	case e.class == required && first == "":
		p.report(c, "%s%s needs a class: write %s%s CLASS with one of %s", prefix, c.kind, prefix, c.kind, classNames(", "))
		return false
	case e.class == required:
		class, err := catalog.ParseClass(first)
		if err != nil {
			p.report(c, "%s%s %s: unknown class: %s", prefix, c.kind, first, p.suggest(first))
			return false
		}
		d.Class = class
	case isParam && e.param != never && param != "":
		d.Param = param
	case e.param == required || isParam && e.param != never:
		p.report(c, "%s%s needs a parameter: write %s%s param=NAME", prefix, c.kind, prefix, c.kind)
		return false
	default:
		rest = c.args
	}
	if rest != "" {
		p.report(c, "%s%s: unexpected %q: put a remark after \" -- \"", prefix, c.kind, rest)
		return false
	}
	return true
}

func classNames(sep string) string {
	var names []string
	for _, c := range catalog.Classes() {
		names = append(names, string(c))
	}
	return strings.Join(names, sep)
}

func (p *parser) suggest(class string) string {
	if c := closest(class, strings.Fields(classNames(" "))); c != "" {
		return "did you mean " + c + "?"
	}
	return "want one of " + classNames(", ")
}

// pick finds the one thing on the line that the directive can stand on.
func (p *parser) pick(c *comment, at *line, on place) (site, bool) {
	var fit, unfit *site
	for i := range at.sites {
		s := &at.sites[i]
		switch {
		case s.tails && c.above(at):
		case s.place&on == 0:
			if unfit == nil {
				unfit = s
			}
		case fit == nil && unfit != nil && s.node.Pos() < unfit.node.End():
			// Not the method of an interface on one line: a reader would take it to be of the interface.
		case fit == nil:
			fit = s
		case s.node.Pos() >= fit.node.End():
			p.report(c, "%s stands on a line with two things it could mean: put each on a line of its own", c.text())
			return site{}, false
		}
	}
	switch {
	case fit != nil:
		return *fit, true
	case unfit != nil:
		p.report(c, "%s cannot stand on %s: put it on %s", c.text(), unfit.what, on)
	default:
		p.report(c, "%s stands on nothing: put it right above %s, or at the end of its first line", c.text(), on)
	}
	return site{}, false
}

// text is the directive as it is written, without its remark.
func (c *comment) text() string { return strings.TrimRight(prefix+string(c.kind)+" "+c.args, " ") }

// param finds the parameter that a directive names.
func (p *parser) param(c *comment, s site, d *Directive) bool {
	var names []string
	index := 0
	for _, f := range fields(signature(s.node)) {
		for _, id := range f.Names {
			if id.Name == d.Param && id.Name != "_" {
				if v := p.object(id); v != nil && !holdsFunc(v.Type(), 0) {
					p.report(c, "%s: parameter %s holds no function", c.text(), id.Name)
					return false
				}
				d.ParamIndex = index
				return true
			}
			names = append(names, id.Name)
			index++
		}
		index += 1 - min(1, len(f.Names)) // one without a name
	}
	if len(names) == 0 {
		p.report(c, "%s: %s has no named parameters: name the one that is meant", c.text(), s.names[0].Name)
	} else {
		p.report(c, "%s: %s has no parameter of that name, only %s", c.text(), s.names[0].Name, strings.Join(names, ", "))
	}
	return false
}

func signature(n ast.Node) *ast.FieldList {
	switch n := n.(type) {
	case *ast.FuncDecl:
		return n.Type.Params
	case *ast.Field:
		if t, ok := n.Type.(*ast.FuncType); ok {
			return t.Params
		}
	}
	return nil
}

// fits rules out what is said twice and what contradicts something said before.
func (p *parser) fits(c *comment, s site, d *Directive) bool {
	if p.seen[key{s.node, d.Kind, d.Class, d.Param}] {
		p.report(c, "%s is said twice of the same thing: remove one", c.text())
		return false
	}
	for _, pair := range contradictions {
		other := pair[0]
		if other == d.Kind {
			other = pair[1]
		} else if pair[1] != d.Kind {
			continue
		}
		// A class, where there is one, does not matter here.
		if p.seen[key{node: s.node, kind: other, param: d.Param}] {
			p.report(c, "%s contradicts %s%s on the same thing: keep one", c.text(), prefix, other)
			return false
		}
	}
	return true
}

// keep adds a directive, once for each name that its site declares.
func (p *parser) keep(s site, d Directive) {
	p.seen[key{s.node, d.Kind, d.Class, d.Param}] = true
	p.seen[key{node: s.node, kind: d.Kind, param: d.Param}] = true
	d.Node = s.node
	if len(s.names) == 0 {
		p.set.directives = append(p.set.directives, d)
	}
	for _, id := range s.names {
		d.Obj = p.object(id)
		p.set.directives = append(p.set.directives, d)
	}
}
