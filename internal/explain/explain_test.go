package explain

import (
	"bytes"
	"flag"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

var update = flag.Bool("update", false, "write examples.txtar")

const testdata = "../../testdata/src/"

// TestExamplesAreCurrent is the generator too: with -update it writes the file.
func TestExamplesAreCurrent(t *testing.T) {
	var a txtar.Archive
	a.Comment = []byte("Packed from testdata/src by go generate; DO NOT EDIT.\n\n")
	a.Files = append(pack(t, "families/", testdata+"rules/families"), pack(t, "classes/", testdata+"explain")...)
	text, err := os.ReadFile("../../prooftest/wasm/loop.go") // no package of the others, since it is for GOOS=js
	if err != nil {
		t.Fatal(err)
	}
	a.Files = append(a.Files, txtar.File{Name: "families/js/wrong.go", Data: []byte(readable(string(text)))})
	want := txtar.Format(&a)
	if *update {
		if err := os.WriteFile("examples.txtar", want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(packed, want) {
		t.Error("examples.txtar is not what testdata makes: run go generate ./internal/explain")
	}
}

// pack reads the examples in the folders of dir, whose files are examples of what is right if they are called so, and
// otherwise of what is wrong.
func pack(t *testing.T, prefix, dir string) (out []txtar.File) {
	folders, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(dir, folder.Name(), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			as := "wrong.go"
			if filepath.Base(name) == "right.go" {
				as = "right.go"
			}
			if texts[as] == "" { // of several, the first shows enough
				texts[as] = readable(string(data))
			}
		}
		for _, as := range []string{"right.go", "wrong.go"} {
			if texts[as] != "" {
				out = append(out, txtar.File{Name: prefix + folder.Name() + "/" + as, Data: []byte(texts[as])})
			}
		}
	}
	return out
}

var (
	want        = regexp.MustCompile("// want (?:\\w+:)?(`[^`\n]*`).*")
	alternative = regexp.MustCompile(`[\^$\\]`)
	clause      = regexp.MustCompile("(?m)^package .*\n+")
)

// readable turns what a test wants into what a reader is told, and leaves out the package clause.
func readable(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = want.ReplaceAllStringFunc(text, func(comment string) string {
		said := alternative.ReplaceAllString(strings.Trim(want.FindStringSubmatch(comment)[1], "`"), "")
		return "// found: " + strings.TrimPrefix(said, ".")
	})
	text = strings.ReplaceAll(text, "// finding: ", "// found: class ")
	return clause.ReplaceAllString(strings.TrimPrefix(text, "//go:build js && wasm\n\n"), "")
}

// wordsDo are families whose way off the loop is said in words only.
var wordsDo = []string{"goja-functions", "js", "libp2p-validator", "v8go"}

func TestEveryFamilyAndClassHasAPage(t *testing.T) {
	c := catalog.Builtin()
	names := catalog.Classes()
	for _, f := range Families(c) {
		names = append(names, catalog.Class(f.Name))
	}
	for _, name := range names {
		text, err := Page(c, string(name))
		if err != nil {
			t.Fatal(err)
		}
		wrong, right := strings.Index(text, "\n## Wrong"), strings.Index(text, "\n## Right\n")
		if right < 0 || wrong < 0 || !strings.Contains(text[right:], "```go") && !slices.Contains(wordsDo, string(name)) || strings.Contains(text, "%!") || strings.Contains(text, "// want") {
			t.Errorf("%s: no wrong or no right example, or bad words:\n%s", name, text)
		}
		for _, block := range regexp.MustCompile("(?s)```go\n(.*?)```").FindAllStringSubmatch(text, -1) {
			_, err := parser.ParseFile(token.NewFileSet(), string(name), "package p\n"+block[1], 0)
			if _, inside := parser.ParseFile(token.NewFileSet(), string(name), "package p\nfunc _() {\n"+block[1]+"}", 0); err != nil && inside != nil {
				t.Errorf("%s: the example is no Go: %v\n%s", name, err, block[1])
			}
		}
	}
	if _, err := Page(c, "no-such-thing"); err == nil {
		t.Error("a page about nothing")
	}
}

func TestAsCode(t *testing.T) {
	for what, want := range map[string]string{
		"method (a/b.T).M":                            "method `(a/b.T).M`",
		"argument 1 of a/b.F":                         "argument 1 of `a/b.F`",
		"argument 2 of (a/b.T).F, later":              "argument 2 of `(a/b.T).F`, later",
		"field a/b.T.F":                               "field `a/b.T.F`",
		"func type a/b.F":                             "func type `a/b.F`",
		"the func that (a/b.T).F returns":             "the func that `(a/b.T).F` returns",
		"method Update(a/b.M) (_, a/b.C) of any type": "method `Update(a/b.M) (_, a/b.C)` of any type",
	} {
		if got := asCode(what); got != want {
			t.Errorf("%s: %s, want %s", what, got, want)
		}
	}
}
