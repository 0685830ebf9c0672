package mill

import (
	_ "embed"
	"fmt"
	"go/format"
	"strings"
)

//go:embed fake.txt
var fakeText string

//go:embed main.txt
var mainText string

// perFile is how many functions stand in a file.
const perFile = 6

const config = `families:
  mill:
    title: the mill
    packages: {m: example.com/mill}
    remedy: inplace
    loops: [{signature: "func(context.Context, *m.state) string"}]
`

// Write makes a program of n functions. The module offload comes from the directory root.
func Write(seed uint64, n int, root string) (*Program, error) {
	p := &Program{Files: map[string]string{
		"go.mod": "module example.com/mill\n\ngo 1.26.0\n\nrequire github.com/loopblock/loopblock v0.0.0\n\n" +
			"replace github.com/loopblock/loopblock => " + root + "\n",
		".loopblock.yaml": config,
		"fake/fake.go":    fakeText,
		"main.go":         mainText,
	}}
	for from := 0; from < n; from += perFile {
		name := fmt.Sprintf("f%d.go", from/perFile)
		text, err := p.file(seed, from, min(from+perFile, n))
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

// file writes one file of functions.
func (p *Program) file(seed uint64, from, to int) ([]byte, error) {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"context\"\n\t\"fmt\"\n\t\"strings\"\n\t\"time\"\n\n\t\"example.com/mill/fake\"\n)\n\n" +
		"var _ = fmt.Sprint\nvar _ = strings.ToUpper\nvar _ = time.Second\n")
	for i := from; i < to; i++ {
		name := fmt.Sprint("f", i)
		p.Funcs = append(p.Funcs, name)
		w := newWriter(seed<<20 + uint64(i))
		w.owner = name
		w.indent = 1
		w.statements(3 + w.r.IntN(6))
		fmt.Fprintf(&b, "\nfunc %s(ctx context.Context, s *state) string {\n%s\treturn %s\n}\n", name, w.b.String(),
			w.pick("fake.S1(s.n)", "fmt.Sprint(s.n)", "fmt.Sprint(fake.C1(s.n))", "s.name"))
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
