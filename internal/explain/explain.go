// Package explain writes pages about what loopblock knows: one a family of the catalogue, and one a class. They are what
// "loopblock explain" prints and what stands in docs/families and docs/classes.
//
// The pages come from the catalogue. Their examples are programs of testdata: those of a family from
// src/rules/families, where the analyzer's tests hold them to their want comments, with a file right.go for the most
// used; those of a class from src/explain. "go generate" packs them into examples.txtar, which is compiled in.
package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

//go:generate go test -run ^TestExamplesAreCurrent$ -update .

// Page returns the page about a family or a class.
func Page(c *catalog.Catalog, name string) (string, error) {
	if class, err := catalog.ParseClass(name); err == nil {
		return classPage(c, class), nil
	}
	f := family(c, name)
	if f == nil {
		return "", fmt.Errorf("no family and no class is called %q: \"loopblock contexts\" and \"loopblock classes\" list them", name)
	}
	on := f.Enabled
	if !on { // what there is to say of it shows once it is on
		layer, err := catalog.Parse("-enable", []byte("families: {"+name+": {enabled: on}}"))
		if err != nil {
			return "", err
		}
		if c, err = c.With(layer); err != nil {
			return "", err
		}
	}
	return familyPage(c, family(c, name), on), nil
}

func family(c *catalog.Catalog, name string) *catalog.Family {
	for _, f := range c.Families() {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// Families lists those that have a page in docs: what has loops, or would have if it were on.
func Families(c *catalog.Catalog) []*catalog.Family {
	with := make(map[string]bool)
	for _, cl := range c.Claims() {
		switch cl.Kind {
		case catalog.ClaimMethod, catalog.ClaimParam, catalog.ClaimField, catalog.ClaimType, catalog.ClaimResult,
			catalog.ClaimOn, catalog.ClaimSignature:
			with[cl.Family.Name] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(c.Families()), func(f *catalog.Family) bool { return !with[f.Name] })
}

// A page is Markdown that reads well as it is, too.
type page struct{ strings.Builder }

func (p *page) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

// text is the page, with never more than one empty line.
func (p *page) text() string {
	text := p.String()
	for strings.Contains(text, "\n\n\n") {
		text = strings.ReplaceAll(text, "\n\n\n", "\n\n")
	}
	return text
}

// para writes a paragraph, nothing if it is empty.
func (p *page) para(text string) {
	if text != "" {
		p.line("\n%s", text)
	}
}

func (p *page) section(title string) { p.line("\n## %s\n", title) }

func (p *page) code(text string) { p.line("\n```go\n%s\n```", strings.TrimSpace(text)) }

// code is a list of names as code.
func code[S ~string](names []S) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = "`" + string(n) + "`"
	}
	return strings.Join(quoted, ", ")
}

// sentence makes one of a clause.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + strings.TrimSuffix(text[1:], ".") + "."
}
