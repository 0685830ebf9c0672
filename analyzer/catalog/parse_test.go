package catalog_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// in wraps lines of a family; they start in line 4.
func in(lines string) string {
	return "families:\n  mine:\n    packages: {m: example.com/m}\n" + lines
}

const allClasses = "deadlock, forever, network, database, process, input, wait, sleep, file, lock, cpu, cgo, metadata, stdio"

// mistakes are files with one mistake each, and the error after the file's name and the colon.
var mistakes = []struct{ rule, file, want string }{
	{"a key of the file", "familys: {}", `1: unknown key "familys" in the file: did you mean "families"?`},
	{"a key far from any", "zzzzzzzzzz: {}", `1: unknown key "zzzzzzzzzz" in the file: want one of classes, families, tests, unused-ignores, native, implementations`},
	{"a key of a family", in("    sink: {off: time.AfterFunc 1}"),
		`4: unknown key "sink" in family mine: did you mean "sinks"?`},
	{"a key of a loop", in("    loops:\n      - params: m.F 0"),
		`5: unknown key "params" in an item of loops: did you mean "param"?`},
	{"a key of sinks", in("    sinks: {of: m.F 0}"), `4: unknown key "of" in sinks: did you mean "off"?`},
	{"a key of a cut", in("    cuts: [{func: m.F, reason: r}]"),
		`4: unknown key "func" in an item of cuts: did you mean "funcs"?`},
	{"a key twice", in("    title: a\n    title: b"), `5: key "title" stands twice in family mine, first in line 4`},
	{"a family twice", "families:\n  a: {logs: log.Print}\n  a: {logs: log.Print}",
		`3: key "a" stands twice in families, first in line 2`},
	{"a class", in("    blocks: {netwrok: m.F}"), `4: unknown class "netwrok": did you mean "network"?`},
	{"a class far from any", in("    classes: [everything]"), `4: unknown class "everything": want one of ` + allClasses},
	{"a class to switch", "classes:\n  locks: on", `2: unknown class "locks": did you mean "lock"?`},
	{"a switch", "classes: {lock: maybe}", `1: class lock is "maybe": want on or off`},
	{"deadlock off", "classes: {deadlock: off}", `1: class deadlock cannot be switched off: drop the function instead`},
	{"a family's name", "families: {My Family: {}}",
		`1: family "My Family": want a name of lower-case letters, digits, - and _`},
	{"a family to switch", "families:\n  bubbletee: {enabled: off}", `2: unknown family "bubbletee": did you mean "bubbletea"?`},
	{"an empty new family", "families:\n  something-of-mine: {title: Mine}",
		`2: unknown family "something-of-mine": a new family needs loops, sinks, blocks or another list of rows`},
	{"no mapping", "families: [bubbletea]", `1: families is a list: want a mapping (key: value)`},
	{"no mapping at all", "bubbletea", `1: the file is "bubbletea": want a mapping (key: value)`},
	{"no text", in("    title: [a]"), `4: title is a list: want text`},
	{"empty text", in("    title:"), `4: title is empty: want text`},
	{"an empty list", in("    logs: []"), `4: logs is an empty list: leave it out`},
	{"an alias", in("    logs: &a m.F\n    drop: *a"), `5: what to drop is an alias: want text`},
	{"not YAML", "families:\n  mine: [", `2: not YAML: did not find expected node content`},
	{"two documents", "classes: {lock: on}\n---\nclasses: {cpu: on}", `2: a second document: want one a file`},
	{"a short name", in("    logs: n.F"), `4: "n.F": unknown package "n": did you mean "m"?`},
	{"a short name far from any", in("    logs: backend.F"), `4: "backend.F": unknown package "backend": ` +
		`give its import path under packages, as in packages: {backend: example.com/backend}`},
	{"an import path", in("    logs: example.com/a b.F"), `4: "example.com/a b.F" does not name a function: ` +
		`want package.Function or (package.Type).Method`},
	{"an import path under packages", "families: {mine: {packages: {m: /m}}}", `1: "/m" is not an import path`},
	{"a short name's form", "families: {mine: {packages: {a-b: example.com/m}}}", `1: short name "a-b": want an identifier`},
	{"a function", in("    logs: Print"), `4: "Print" does not name a function: want package.Function or (package.Type).Method`},
	{"a method's package", in("    logs: (Logger).Print"),
		`4: "(Logger).Print" has no package: want package.Function or (package.Type).Method`},
	{"type arguments", in(`    logs: "(m.List[T]).Push"`), `4: "(m.List[T]).Push": leave out the type arguments`},
	{"braces", in(`    logs: "m.{A,B"`), `4: "m.{A,B": braces want alternatives, and no braces inside: {A,B}`},
	{"a name", in(`    logs: "m.Pr-int"`), `4: "m.Pr-int" is not a name with * and {A,B}`},
	{"a method of a loop", in("    loops: [{method: m.F}]"), `4: "m.F" does not name a method: want (package.Interface).Method`},
	{"a method with a star", in(`    loops: [{method: (m.I).On*}]`),
		`4: "(m.I).On*": name the methods, a * does not do here; {A,B} lists several`},
	{"a parameter", in("    loops: [{param: m.F}]"), `4: "m.F" does not name a parameter: ` +
		`want a function and the parameter's index from 0, as in time.AfterFunc 1`},
	{"a parameter's index", in("    loops: [{param: m.F first}]"), `4: "m.F first": "first" is not a parameter's index from 0`},
	{"a field", in("    loops: [{field: m.F}]"), `4: "m.F" does not name a field: want package.Type.Field`},
	{"a type", in("    loops: [{type: (m.T).F}]"), `4: "(m.T).F" does not name a type: want package.Type`},
	{"a variable", in("    holds: {input: Stdin}"),
		`4: "Stdin" does not name a field or variable: want package.Type.Field or package.Var`},
	{"a signature", in("    loops: [{signature: Update}]"), `4: "Update" is not a signature: ` +
		`want Method(package.Type, _) (_, package.Type), with func for any function, _ for any type, and ... for any further parameters`},
	{"two kinds of place", in("    loops:\n      - param: m.F 0\n        type: m.T"),
		`5: an item of loops names 2 kinds of place: want one of method, param, field, type, result, signature`},
	{"no place", in("    loops:\n      - reason: r"),
		`5: an item of loops names 0 kinds of place: want one of method, param, field, type, result, signature`},
	{"a sink without a parameter", in("    sinks: {on: [{reason: r}]}"), `4: an item of on has no param`},
	{"a cut without functions", in("    cuts: [{reason: r}]"), `4: an item of cuts has no funcs`},
	{"a cut without a reason", in("    cuts: [{funcs: m.F}]"),
		`4: an item of cuts has no reason: say why these do not block`},
}

func TestErrorsSayWhereAndWhatInstead(t *testing.T) {
	for _, tt := range mistakes {
		t.Run(tt.rule, func(t *testing.T) {
			layer, err := catalog.Parse(".loopblock.yaml", []byte(tt.file))
			if err == nil {
				_, err = catalog.Builtin().With(layer)
			}
			if err == nil {
				t.Fatalf("no error, want %s", tt.want)
			}
			if want := ".loopblock.yaml:" + tt.want; err.Error() != want {
				t.Errorf("got  %s\nwant %s", err, want)
			}
		})
	}
}

func TestFilesThatSayNothing(t *testing.T) {
	for _, file := range []string{"", "# a comment\n", "---\n", "{}", "classes: {}", "families: {}"} {
		layer, err := catalog.Parse("f", []byte(file))
		if err != nil {
			t.Errorf("%q: %v", file, err)
			continue
		}
		if _, err := catalog.Builtin().With(layer); err != nil {
			t.Errorf("%q: %v", file, err)
		}
	}
}

// FuzzParse wants no panic, no hang, and of every error a place.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("families/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(base))
	f.Add([]byte(patterns))
	f.Add([]byte("a: &a [*a]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		layer, err := catalog.Parse("f", data)
		if err == nil {
			_, err = catalog.Builtin().With(layer)
		}
		if err != nil && !strings.HasPrefix(err.Error(), "f:") {
			t.Errorf("an error without a place: %v", err)
		}
	})
}
