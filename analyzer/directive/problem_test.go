package directive_test

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/directive"
)

const (
	wantOne     = "want one of loop, blocks, nonblocking, offloads, onloop, ignore, ignore-package"
	wantClass   = "one of deadlock, forever, network, database, process, input, wait, sleep, file, lock, cpu, cgo, metadata, stdio"
	onFunctions = "a function or method or an interface method"
)

// mistakes are directives above func g(a int, f func()), what is said of each, and the comment as the fix writes it.
var mistakes = []struct{ directive, message, fixed string }{
	// Names.
	{"//loopblock:lop", "unknown directive //loopblock:lop: did you mean //loopblock:loop?", "//loopblock:loop"},
	{"//loopblock:looop param=f", "unknown directive //loopblock:looop: did you mean //loopblock:loop?", "//loopblock:loop param=f"},
	{"//loopblock:opol", "unknown directive //loopblock:opol: " + wantOne, ""},
	{"//loopblock:block network", "unknown directive //loopblock:block: did you mean //loopblock:blocks?", "//loopblock:blocks network"},
	{"//loopblock:bolcks network", "unknown directive //loopblock:bolcks: did you mean //loopblock:blocks?", "//loopblock:blocks network"},
	{"//loopblock:non-blocking", "unknown directive //loopblock:non-blocking: did you mean //loopblock:nonblocking?", "//loopblock:nonblocking"},
	{"//loopblock:nonBlocking", "unknown directive //loopblock:nonBlocking: did you mean //loopblock:nonblocking?", "//loopblock:nonblocking"},
	{"//loopblock:offload param=f", "unknown directive //loopblock:offload: did you mean //loopblock:offloads?", "//loopblock:offloads param=f"},
	{"//loopblock:onLoop param=f", "unknown directive //loopblock:onLoop: did you mean //loopblock:onloop?", "//loopblock:onloop param=f"},
	{"//loopblock:on-loop param=f", "unknown directive //loopblock:on-loop: did you mean //loopblock:onloop?", "//loopblock:onloop param=f"},
	{"//loopblock:Loop", "unknown directive //loopblock:Loop: did you mean //loopblock:loop?", "//loopblock:loop"},
	{"//loopblock:LOOP", "unknown directive //loopblock:LOOP: did you mean //loopblock:loop?", "//loopblock:loop"},
	{"//loopblock:ingore why", "unknown directive //loopblock:ingore: did you mean //loopblock:ignore?", "//loopblock:ignore why"},
	{"//loopblock:ignored why", "unknown directive //loopblock:ignored: did you mean //loopblock:ignore?", "//loopblock:ignore why"},
	{"//loopblock:ignore:why", "unknown directive //loopblock:ignore:why: did you mean //loopblock:ignore?", "//loopblock:ignore why"},
	{"//loopblock:blocks=network", "unknown directive //loopblock:blocks=network: did you mean //loopblock:blocks?", "//loopblock:blocks network"},
	{"//loopblock:allow why", "unknown directive //loopblock:allow: " + wantOne, ""},
	{"//loopblock:Allow why", "unknown directive //loopblock:Allow: " + wantOne, ""},
	{"//loopblock:*", "unknown directive //loopblock:*: " + wantOne, ""},
	{"//loopblock:", "directive without a name: write //loopblock: and one of " + wantOne[len("want one of "):], ""},

	// What looks like a directive and is none.
	{"// loopblock:loop", `"// loopblock:loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//  loopblock:ignore why", `"//  loopblock:ignore" is an ordinary comment: write //loopblock:ignore`, "//loopblock:ignore why"},
	{"// loopblock:lop", `"// loopblock:lop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//Loopblock:loop", `"//Loopblock:loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//LoopBlock:Loop", `"//LoopBlock:Loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//loopblock loop", `"//loopblock loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//loopblock: loop", `"//loopblock: loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//loopblock :loop", `"//loopblock :loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//loopblock-ignore why", `"//loopblock-ignore" is an ordinary comment: write //loopblock:ignore`, "//loopblock:ignore why"},
	{"//loopblock=loop", `"//loopblock=loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//loopblok:loop", `"//loopblok:loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//looplock:blocks network", `"//looplock:blocks" is an ordinary comment: write //loopblock:blocks`, "//loopblock:blocks network"},
	{"//loop_block:loop", `"//loop_block:loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"/*loopblock:loop*/", `"/*loopblock:loop" is an ordinary comment: write //loopblock:loop`, ""},
	{"/* loopblock:loop */", `"/* loopblock:loop" is an ordinary comment: write //loopblock:loop`, ""},
	{"//nolint:errcheck //loopblock:ignore why", "//loopblock:ignore does not begin its comment, so it says nothing: put it on a line of its own above", ""},
	{"//#nosec G104 //loopblock:ignore why", "//loopblock:ignore does not begin its comment, so it says nothing: put it on a line of its own above", ""},

	// Reasons.
	{"//loopblock:ignore", "//loopblock:ignore needs a reason: write //loopblock:ignore WHY", ""},
	{"//loopblock:ignore --", "//loopblock:ignore needs a reason: write //loopblock:ignore WHY", ""},
	{"//loopblock:ignore // why", "//loopblock:ignore needs a reason: write //loopblock:ignore WHY", ""},
	{"//nolint:loopblock", "//nolint:loopblock needs a reason: write //nolint:loopblock // WHY", ""},
	{"//nolint:loopblock why", `"loopblock why" in this ignore is no name: write //nolint:loopblock // WHY`, ""},
	{"// nolint:gosec, loopblock //", "//nolint:loopblock needs a reason: write //nolint:loopblock // WHY", ""},
	{"//lint:ignore loopblock", "//lint:ignore loopblock needs a reason: write //lint:ignore loopblock WHY", ""},
	{"//lint:file-ignore loopblock", "//lint:file-ignore loopblock needs a reason: write //lint:file-ignore loopblock WHY", ""},
	{"//nolint:loopblok // why", `unknown name "loopblok" in this ignore: did you mean "loopblock"?`, "//nolint:loopblock // why"},
	{"//lint:ignore SA1000,looblock why", `unknown name "looblock" in this ignore: did you mean "loopblock"?`, "//lint:ignore SA1000,loopblock why"},

	// Arguments.
	{"//loopblock:blocks", "//loopblock:blocks needs a class: write //loopblock:blocks CLASS with " + wantClass, ""},
	{"//loopblock:blocks -- the network", "//loopblock:blocks needs a class: write //loopblock:blocks CLASS with " + wantClass, ""},
	{"//loopblock:blocks netwrok", "//loopblock:blocks netwrok: unknown class: did you mean network?", ""},
	{"//loopblock:blocks Network", "//loopblock:blocks Network: unknown class: did you mean network?", ""},
	{"//loopblock:blocks disk", "//loopblock:blocks disk: unknown class: want " + wantClass, ""},
	{"//loopblock:blocks network file", `//loopblock:blocks: unexpected "file": put a remark after " -- "`, ""},
	{"//loopblock:loop forever", `//loopblock:loop: unexpected "forever": put a remark after " -- "`, ""},
	{"//loopblock:nonblocking param=f", `//loopblock:nonblocking: unexpected "param=f": put a remark after " -- "`, ""},
	{"//loopblock:loop param=f g", `//loopblock:loop: unexpected "g": put a remark after " -- "`, ""},
	{"//loopblock:loop param=", "//loopblock:loop needs a parameter: write //loopblock:loop param=NAME", ""},
	{"//loopblock:offloads", "//loopblock:offloads needs a parameter: write //loopblock:offloads param=NAME", ""},
	{"//loopblock:onloop f", "//loopblock:onloop needs a parameter: write //loopblock:onloop param=NAME", ""},
	{"//loopblock:onloop param = f", "//loopblock:onloop needs a parameter: write //loopblock:onloop param=NAME", ""},
	{"//loopblock:offloads param=x", "//loopblock:offloads param=x: g has no parameter of that name, only a, f", ""},
	{"//loopblock:offloads param=a", "//loopblock:offloads param=a: parameter a holds no function", ""},

	// More than one.
	{"//loopblock:loop\n//loopblock:loop", "//loopblock:loop is said twice of the same thing: remove one", ""},
	{"//loopblock:loop\n//loopblock:loop -- once more", "//loopblock:loop is said twice of the same thing: remove one", ""},
	{"//loopblock:blocks file\n//loopblock:blocks file", "//loopblock:blocks file is said twice of the same thing: remove one", ""},
	{"//loopblock:ignore a\n//loopblock:ignore b", "//loopblock:ignore is said twice of the same code: remove one", ""},
	{"//loopblock:blocks file\n//loopblock:nonblocking", "//loopblock:nonblocking contradicts //loopblock:blocks on the same thing: keep one", ""},
	{"//loopblock:nonblocking\n//loopblock:blocks file", "//loopblock:blocks file contradicts //loopblock:nonblocking on the same thing: keep one", ""},
	{"//loopblock:offloads param=f\n//loopblock:onloop param=f", "//loopblock:onloop param=f contradicts //loopblock:offloads on the same thing: keep one", ""},
	{"//loopblock:loop param=f\n//loopblock:offloads param=f", "//loopblock:offloads param=f contradicts //loopblock:loop on the same thing: keep one", ""},

	// No mistakes.
	{"// loopblock is a linter", "", ""},
	{"// loopblock: loop is one of its words", "", ""},
	{"// loopblock:loops, like all directives, is explained here", "", ""},
	{"// use //loopblock:ignore why", "", ""},
	{"//\t//loopblock:ignore", "", ""},
	{"//\tloopblock:ignore", "", ""},
	{"//loopblock.Run()", "", ""},
	{"//loopblock", "", ""},
	{"//loopblocks:loop", `"//loopblocks:loop" is an ordinary comment: write //loopblock:loop`, "//loopblock:loop"},
	{"//nolint", "", ""},
	{"//nolint:all // why", "", ""},
	{"//nolint:errcheck,gosec", "", ""},
	{"//lint:ignore SA1000 why", "", ""},
	{"//lint:ignore", "", ""},
	{"//lint:loopblock", "", ""},
	{"//loop:block", "", ""},
	{"//go:noinline", "", ""},
	{"/* loopblock */", "", ""},
	{"/**/", "", ""},
	{"//", "", ""},
}

// TestMistakes also applies the fixes: a fixed directive is a good one.
func TestMistakes(t *testing.T) {
	const before, after = "package p\n\n", "\nfunc g(a int, f func()) {}\n"
	for _, m := range mistakes {
		t.Run(m.directive, func(t *testing.T) {
			s := read(t, before+m.directive+after)
			var want []string
			if m.message != "" {
				want = []string{m.message}
			}
			if diff := cmp.Diff(want, messages(s.problems)); diff != "" {
				t.Fatalf("problems (-want +got):\n%s", diff)
			}
			fixed := ""
			for _, p := range s.problems {
				if got := s.text[s.offset(p.Pos):s.offset(p.End)]; !strings.Contains(m.directive, got) {
					t.Errorf("the problem is at %q", got)
				}
				for _, f := range p.Fixes {
					e := f.TextEdits[0]
					fixed = s.text[:s.offset(e.Pos)] + string(e.NewText) + s.text[s.offset(e.End):]
				}
			}
			if m.fixed == "" {
				if fixed != "" {
					t.Errorf("unexpected fix:\n%s", fixed)
				}
				return
			}
			if fixed != before+m.fixed+after {
				t.Fatalf("the fix makes it\n%s", fixed)
			}
			if again := read(t, fixed); len(again.problems) != 0 || len(again.set.All()) != 1 {
				t.Errorf("then %q, %q", again.all(), messages(again.problems))
			}
		})
	}
}

func (s *source) offset(pos token.Pos) int { return s.fset.Position(pos).Offset }

// What is said of a misplaced directive names the places where it may stand.
func TestMisplaced(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"//loopblock:nonblocking\ntype F func()", "//loopblock:nonblocking cannot stand on a function type: put it on " + onFunctions},
		{"//loopblock:loop\ntype A = func()", "//loopblock:loop cannot stand on a type alias, which is no type of its own: put it on a function or method, " +
			"a function literal, an interface method, an interface type with methods, a function type, a struct field that holds a function or a for statement"},
		{"type S struct {\n\tn int //loopblock:blocks file\n}", "//loopblock:blocks file cannot stand on field n, which holds no function: put it on " +
			"a function or method, an interface method, a function type or a struct field that holds a function"},
		{"//loopblock:loop param=f\ntype F func(f func())", "//loopblock:loop param=f cannot stand on a function type: put it on " + onFunctions},
		{"//loopblock:nonblocking\n\nfunc f() {}", "//loopblock:nonblocking stands on nothing: put it right above " + onFunctions + ", or at the end of its first line"},
		{"func h(f, g func()) {\n\t//loopblock:loop\n\th(func() {}, func() {})\n}", "//loopblock:loop stands on a line with two things it could mean: put each on a line of its own"},
		{"type I interface {\n\t//loopblock:offloads param=f\n\tm(func())\n}", "//loopblock:offloads param=f: m has no named parameters: name the one that is meant"},
		{"//loopblock:ignore-package why\nfunc h() {}", "//loopblock:ignore-package stands inside of a file: put it above the package clause"},
		{"func h() {\n\th()\n\t//loopblock:ignore why\n\n\th()\n}", "//loopblock:ignore stands on nothing: put it at the end of a line or right above a statement"},
	} {
		s := read(t, "package p\n\n"+c.src+"\n")
		if diff := cmp.Diff([]string{c.want}, messages(s.problems)); diff != "" || len(s.set.All()) != 0 {
			t.Errorf("%s\n%s%q", c.src, diff, s.all())
		}
	}
}

func TestProblemsInOrder(t *testing.T) {
	s := read(t, "package p\n\n//loopblock:blocks\nfunc f() {}\n\n//loopblock:lop\nfunc g() {}\n\n//loopblock:onloop\nfunc h() {}\n")
	last := token.NoPos
	for _, p := range s.problems {
		if p.Pos <= last {
			t.Errorf("out of order: %q", messages(s.problems))
		}
		last = p.Pos
	}
	if len(s.problems) != 3 {
		t.Errorf("problems %q", messages(s.problems))
	}
}

// FuzzParse holds Parse to a result without a panic, twice the same, on whatever the Go parser takes.
func FuzzParse(f *testing.F) {
	for _, at := range places {
		for _, d := range may {
			f.Add("package p\n\n" + strings.ReplaceAll(at.src, "D", d.directive) + "\n")
		}
	}
	for _, m := range mistakes {
		f.Add("package p\n\n" + m.directive + "\nfunc g(a int, f func()) {}\n")
	}
	for _, c := range ignores {
		f.Add(c.src)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := parser.ParseFile(token.NewFileSet(), "p.go", text, parser.ParseComments); err != nil {
			t.Skip()
		}
		one, two := read(t, text), read(t, text)
		if diff := cmp.Diff(summary(one), summary(two)); diff != "" {
			t.Errorf("two runs differ:\n%s", diff)
		}
		for _, d := range one.set.All() {
			if d.Kind == directive.Ignore && d.Reason == "" && len(one.problems) == 0 && !strings.Contains(text, "DO NOT EDIT") {
				t.Errorf("an ignore without a reason, and no problem")
			}
		}
	})
}

func summary(s *source) []string {
	out := append(s.all(), messages(s.problems)...)
	for pos := s.file.FileStart; pos < s.file.FileEnd; pos++ {
		if s.set.Ignore(pos) {
			out = append(out, s.fset.PositionFor(pos, false).String())
		}
	}
	return append(out, messages(s.set.Unused())...)
}
