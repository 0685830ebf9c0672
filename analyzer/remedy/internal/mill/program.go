package mill

import (
	_ "embed"
	"fmt"
	"go/format"
	"path"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/tools/txtar"
)

//go:embed fake.txt
var fakeText string

//go:embed state.txt
var stateText string

// A Program is a module's files by their paths, and its functions' names.
type Program struct {
	Files map[string]string
	Funcs []string
}

// perFile is how many functions stand in a file.
const perFile = 6

// Write makes a program of n functions of a kind, numbered from first on. Each follows from the seed and its number. The
// module offload comes from the directory root.
func Write(k *Kind, seed uint64, first, n int, root string) (*Program, error) {
	p := &Program{Files: map[string]string{
		"fake/fake.go": fakeText,
		"state.go":     stateText,
	}}
	mod := "module example.com/mill\n\ngo 1.26.0\n\nrequire github.com/loopblock/loopblock v0.0.0\n\n" +
		"replace github.com/loopblock/loopblock => " + root + "\n"
	for _, f := range txtar.Parse([]byte(k.files)).Files {
		p.Files[f.Name] = string(f.Data)
		if dir, base := path.Split(f.Name); base == "go.mod" {
			mod += stub(modfile.ModulePath(f.Data), dir)
		}
	}
	p.Files["go.mod"] = mod
	for from := first; from < first+n; from += perFile {
		name := fmt.Sprintf("f%d.go", from/perFile)
		text, err := p.file(k, seed, from, min(from+perFile, first+n))
		if err != nil {
			return nil, fmt.Errorf("%s: %w\n%s", name, err, text)
		}
		p.Files[name] = string(text)
	}
	table := "package main\n\nvar funcs = []testFunc{\n"
	for _, f := range p.Funcs {
		table += fmt.Sprintf("\t{%q, %s},\n", f, f)
	}
	p.Files["funcs.go"] = table + "}\n"
	return p, nil
}

// stub requires a module that stands in a directory of the program.
func stub(module, dir string) string {
	_, major, ok := strings.Cut(path.Base(module), "v")
	if !ok || strings.Trim(major, "0123456789") != "" {
		major = "0"
	}
	return fmt.Sprintf("\nrequire %s v%s.0.0\n\nreplace %s => ./%s\n", module, major, module, dir)
}

// file writes one file of functions.
func (p *Program) file(k *Kind, seed uint64, from, to int) ([]byte, error) {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"fmt\"\n\t\"strings\"\n\t\"sync\"\n\t\"time\"\n" + k.imports + "\n\t\"example.com/mill/fake\"\n)\n\n" +
		"var _ = fmt.Sprint\nvar _ = strings.ToUpper\nvar _ sync.Mutex\nvar _ = time.Second\nvar _ = fake.F0\n" + k.uses)
	for i := from; i < to; i++ {
		name := fmt.Sprint("f", i)
		p.Funcs = append(p.Funcs, name)
		w := newWriter(seed<<20+uint64(i), name)
		b.WriteString("\n" + k.write(w))
		for _, d := range w.decls {
			b.WriteString("\n" + d)
		}
	}
	text, err := format.Source([]byte(b.String()))
	if err != nil {
		return []byte(b.String()), err
	}
	return text, nil
}
