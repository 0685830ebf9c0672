package catalog

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A place is what a pattern names: one way of writing out its braces.
type place struct {
	pkg        int // index into the family's packages
	recv, name string
	param      int // -1 where the pattern names none
}

// function reads a pattern for functions: pkg.Name, (pkg.Type).Name, (*pkg.Type).Name.
func (f *familyReader) function(n *yaml.Node) ([]place, error) {
	text, err := f.text(n, "the function")
	if err != nil {
		return nil, err
	}
	return f.functionText(n, text)
}

const functionForm = "want package.Function or (package.Type).Method"

func (f *familyReader) functionText(n *yaml.Node, text string) ([]place, error) {
	if strings.Contains(text, "[") {
		return nil, f.errorf(n, "%q: leave out the type arguments", text)
	}
	if inner, name, ok := method(text); ok {
		pkg, recv, ok := cutLast(inner, ".")
		if !ok || strings.Contains(recv, "/") {
			return nil, f.errorf(n, "%q has no package: %s", text, functionForm)
		}
		return f.places(n, text, pkg, recv, name)
	}
	pkg, name, ok := cutLast(text, ".")
	if !ok || strings.ContainsAny(name, "/ ") || strings.ContainsAny(pkg, "() ") {
		return nil, f.errorf(n, "%q does not name a function: %s", text, functionForm)
	}
	return f.places(n, text, pkg, "", name)
}

// method splits (*inner).name.
func method(text string) (inner, name string, ok bool) {
	rest, ok := strings.CutPrefix(text, "(")
	if !ok {
		return "", "", false
	}
	inner, name, ok = strings.Cut(rest, ").")
	return strings.TrimPrefix(inner, "*"), name, ok
}

// method reads a pattern for methods, without globs: the rows are a list of what a framework calls.
func (f *familyReader) method(n *yaml.Node) ([]place, error) {
	places, err := f.function(n)
	for _, p := range places {
		if p.recv == "" {
			return nil, f.errorf(n, "%q does not name a method: want (package.Interface).Method", n.Value)
		}
		if strings.Contains(p.recv+p.name, "*") {
			return nil, f.errorf(n, "%q: name the methods, a * does not do here; {A,B} lists several", n.Value)
		}
	}
	return places, err
}

// param reads a pattern for functions and the indexes of parameters: fyne.Do 0, (T).Add 3,4.
func (f *familyReader) param(n *yaml.Node) ([]place, error) {
	text, err := f.text(n, "the parameter")
	if err != nil {
		return nil, err
	}
	words := strings.Fields(text)
	if len(words) != 2 {
		return nil, f.errorf(n, "%q does not name a parameter: want a function and the parameter's index from 0, "+
			"as in time.AfterFunc 1", text)
	}
	places, err := f.functionText(n, words[0])
	if err != nil {
		return nil, err
	}
	var out []place
	for number := range strings.SplitSeq(words[1], ",") {
		i, err := strconv.Atoi(number)
		if err != nil || i < 0 || i > 63 {
			return nil, f.errorf(n, "%q: %q is not a parameter's index from 0", text, number)
		}
		for _, p := range places {
			p.param = i
			out = append(out, p)
		}
	}
	return out, nil
}

// typeName reads a pattern for named types.
func (f *familyReader) typeName(n *yaml.Node) ([]place, error) {
	text, err := f.text(n, "the type")
	if err != nil {
		return nil, err
	}
	pkg, name, ok := cutLast(text, ".")
	if !ok || strings.ContainsAny(text, "()[ ") || strings.Contains(name, "/") {
		return nil, f.errorf(n, "%q does not name a type: want package.Type", text)
	}
	return f.places(n, text, pkg, "", name)
}

// field reads a pattern for fields of struct types: pkg.Type.Field, (pkg.Type).Field.
func (f *familyReader) field(n *yaml.Node) ([]place, error) {
	places, err := f.fieldOrVar(n)
	for _, p := range places {
		if p.recv == "" {
			return nil, f.errorf(n, "%q does not name a field: want package.Type.Field", n.Value)
		}
	}
	return places, err
}

// fieldOrVar reads a pattern for fields or package variables: pkg.Type.Field, pkg.Var.
func (f *familyReader) fieldOrVar(n *yaml.Node) ([]place, error) {
	text, err := f.text(n, "the field or variable")
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(text, "(") {
		return f.functionText(n, text)
	}
	rest, name, ok := cutLast(text, ".")
	if !ok || strings.ContainsAny(text, ")[ ") || strings.Contains(name, "/") {
		return nil, f.errorf(n, "%q does not name a field or variable: want package.Type.Field or package.Var", text)
	}
	// In gopkg.in/ini.v1.Var the dot before v1 is the path's.
	if pkg, typ, ok := cutLast(rest, "."); ok && !strings.Contains(typ, "/") && !isVersion(typ) {
		return f.places(n, text, pkg, typ, name)
	}
	return f.places(n, text, rest, "", name)
}

// anything reads a pattern of any of these forms, for what is to be forgotten.
func (f *familyReader) anything(n *yaml.Node) ([]place, error) {
	text, err := f.text(n, "what to drop")
	switch {
	case err != nil:
		return nil, err
	case strings.Contains(text, " "):
		return f.param(n)
	case strings.HasPrefix(text, "("):
		return f.function(n)
	}
	return f.fieldOrVar(n)
}

// places writes out the braces of a pattern.
func (f *familyReader) places(n *yaml.Node, text, pkg, recv, name string) ([]place, error) {
	index, err := f.pkg(n, text, pkg)
	if err != nil {
		return nil, err
	}
	recvs, ok1 := braces(recv)
	names, ok2 := braces(name)
	if !ok1 || !ok2 || len(recvs)*len(names) > 1000 {
		return nil, f.errorf(n, "%q: braces want alternatives, and no braces inside: {A,B}", text)
	}
	var out []place
	for _, r := range recvs {
		for _, m := range names {
			if r != "" && !isName(r) || !isName(m) {
				return nil, f.errorf(n, "%q is not a name with * and {A,B}", text)
			}
			out = append(out, place{index, r, m, -1})
		}
	}
	return out, nil
}

// pkg returns the index of the packages that a pattern means by a short name or an import path.
func (f *familyReader) pkg(n *yaml.Node, text, pkg string) (int, error) {
	for i, def := range f.def.packages {
		if def.short == pkg {
			return i, nil
		}
	}
	if def := f.inherited(pkg); def != nil {
		f.def.packages = append(f.def.packages, *def)
		return len(f.def.packages) - 1, nil
	}
	if !isPath(pkg) {
		return 0, f.errorf(n, "%q: %q is not an import path", text, pkg)
	}
	first, _, _ := strings.Cut(pkg, "/")
	if !strings.Contains(first, ".") && !slices.Contains(strings.Fields(stdRoots), first) {
		var shorts []string
		for _, def := range f.def.packages {
			shorts = append(shorts, def.short)
		}
		return 0, f.errorf(n, "%q: unknown package %q%s", text, pkg, suggest(pkg, shorts,
			"give its import path under packages, as in packages: {"+first+": example.com/"+first+"}"))
	}
	path := NormPath(pkg)
	for i, def := range f.def.packages {
		if def.short == "" && def.paths[0] == path {
			return i, nil
		}
	}
	f.def.packages = append(f.def.packages, pkgDef{paths: []string{path}})
	return len(f.def.packages) - 1, nil
}

// inherited returns the packages of a short name that a built-in family of this name has.
func (f *familyReader) inherited(short string) *pkgDef {
	for i := range f.base {
		for j := range f.base[i].families {
			def := &f.base[i].families[j]
			for k := range def.packages {
				if def.family.Name == f.def.family.Name && def.packages[k].short == short && short != "" {
					return &def.packages[k]
				}
			}
		}
	}
	return nil
}

// stdRoots are the first elements of the standard library's import paths.
const stdRoots = "archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar " +
	"flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime " +
	"simd slices sort strconv strings structs sync syscall testing text time unicode unique unsafe uuid weak"

// braces writes out {A,B}.
func braces(text string) ([]string, bool) {
	head, rest, ok := strings.Cut(text, "{")
	if !ok {
		return []string{text}, !strings.Contains(text, "}")
	}
	alternatives, tail, ok := strings.Cut(rest, "}")
	if !ok || strings.ContainsAny(head, "}") || strings.Contains(alternatives, "{") {
		return nil, false
	}
	tails, ok := braces(tail)
	var out []string
	for a := range strings.SplitSeq(alternatives, ",") {
		for _, t := range tails {
			out = append(out, head+strings.TrimSpace(a)+t)
		}
		if len(out) > 1000 {
			return nil, false // more than a person would write
		}
	}
	return out, ok
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return "", s, false
	}
	return s[:i], s[i+len(sep):], true
}

// isName reports whether s is an identifier in which some letters are *.
func isName(s string) bool { return isIdent(strings.ReplaceAll(s, "*", "x")) }

func isIdent(s string) bool {
	for i, r := range s {
		letter := r == '_' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r >= 0x80
		if !letter && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

// isPath reports whether s can be an import path, * included.
func isPath(s string) bool {
	for _, r := range s {
		if r <= ' ' || r >= 0x7f || strings.ContainsRune("!\"#$%&'(),:;<=>?[\\]^`{|}", r) {
			return false
		}
	}
	return s != "" && !strings.HasPrefix(s, "/") && !strings.HasSuffix(s, "/") && !strings.HasSuffix(s, ".") &&
		!strings.Contains(s, "//")
}
