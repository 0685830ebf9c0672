// Package loopblock_test checks what the README and the guides say: commands are run, lists are compared with the code.
//
// With -update it writes what is generated: the README's parts between "begin" and "end" comments, and the output of
// the example.
package loopblock_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/internal/explain"
)

var update = flag.Bool("update", false, "write the generated parts of the README and the example's output")

// texts are the files whose commands and links are checked.
var texts = []string{"README.md", "docs/contributing.md", "docs/ci.md", "docs/editors.md", "docs/families.md"}

const (
	checkExample = "go run ./cmd/loopblock -C examples/feedreader ./..."
	runTests     = "go test -timeout 20m ./..."
)

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.FromSlash(name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n")
}

// TestREADME compares the README's generated parts with what they come from, or writes them.
func TestREADME(t *testing.T) {
	on, off, table := families()
	known := fmt.Sprintf("The loops of %d frameworks are known, and those of %d more that are off until `-enable` or a config names\nthem. "+
		"[docs/families.md](docs/families.md) lists them.\n", on, off)
	current(t, "README.md", map[string]string{
		"help": help(t), "classes": classes(), "families": known, "directives": directives(t),
	})
	current(t, "docs/families.md", map[string]string{"families": table})
}

// current compares a file's generated parts, by name, with what they should be, or writes them.
func current(t *testing.T, file string, parts map[string]string) {
	t.Helper()
	have := read(t, file)
	want := have
	for name, part := range parts {
		section := regexp.MustCompile(`(?s)(<!-- begin ` + name + `:[^\n]* -->\n).*?(<!-- end ` + name + ` -->\n)`)
		if !section.MatchString(want) {
			t.Fatalf("%s has no part %q", file, name)
		}
		want = section.ReplaceAllStringFunc(want, func(old string) string {
			ends := section.FindStringSubmatch(old)
			return ends[1] + part + ends[2]
		})
	}
	compare(t, file, have, want)
}

// compare reports that a file is not as it should be, or makes it so.
func compare(t *testing.T, name, have, want string) {
	t.Helper()
	if have == want {
		return
	}
	if *update {
		if err := os.WriteFile(filepath.FromSlash(name), []byte(want), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("%s is not current: run go test -run TestREADME -update . (-want +have):\n%s", name, cmp.Diff(want, have))
}

// help is the help text of the command.
func help(t *testing.T) string {
	out, err := exec.Command("go", "run", "./cmd/loopblock", "help").CombinedOutput()
	if err != nil {
		t.Fatalf("loopblock help: %v\n%s", err, out)
	}
	_, text, ok := strings.Cut(string(out), "\n\n") // the first line says what it is
	if !ok {
		t.Fatalf("help has no first line:\n%s", out)
	}
	return "```text\n" + text + "```\n"
}

func classes() string {
	var b strings.Builder
	b.WriteString("| class | by default | a call of it |\n|---|---|---|\n")
	for _, c := range catalog.Classes() {
		state := "off"
		switch {
		case c == catalog.Deadlock:
			state = "on, always"
		case c.OnByDefault():
			state = "on"
		}
		fmt.Fprintf(&b, "| [`%s`](docs/classes/%[1]s.md) | %s | %s |\n", c, state, c.Means())
	}
	return b.String()
}

// families counts those that have loops, on and off, and lists them, as the command's contexts do.
func families() (on, off int, table string) {
	known := catalog.Builtin()
	loops := map[*catalog.Family]bool{}
	for _, l := range known.Loops() {
		loops[l.Loop.Family] = true
	}
	explained := explain.Families(known)
	var b strings.Builder
	b.WriteString("| family | framework | by default |\n|---|---|---|\n")
	for _, f := range known.Families() {
		state := "on"
		switch {
		case !f.Enabled:
			state = "off"
			off++
		case loops[f]:
			on++
		default:
			continue
		}
		title := f.Title
		if f.Condition != "" {
			title += " (where: " + f.Condition + ")"
		}
		name := "`" + f.Name + "`"
		if slices.Contains(explained, f) {
			name = "[" + name + "](families/" + f.Name + ".md)"
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", name, title, state)
	}
	return on, off, b.String()
}

// directives is the table in the documentation of package directive.
func directives(t *testing.T) string {
	var b strings.Builder
	b.WriteString("| comment | what it says | it stands on |\n|---|---|---|\n")
	columns := regexp.MustCompile(` {2,}`)
	table := false
	for line := range strings.Lines(read(t, "analyzer/directive/doc.go")) {
		cells := columns.Split(strings.TrimSpace(strings.TrimPrefix(line, "//\t")), -1)
		switch {
		case !strings.HasPrefix(line, "//\t"):
			if table {
				return b.String()
			}
		case cells[0] == "comment":
			table = true
		default:
			stands := "" // the other spellings of ignore stand where it does
			if len(cells) > 2 {
				stands = cells[2]
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", cells[0], cells[1], stands)
		}
	}
	t.Fatal("package directive has no table of directives")
	return ""
}

// A block is a fenced block of commands.
type block struct {
	file  string
	where string // the word after sh
	lines []string
}

func blocks(t *testing.T) []block {
	var out []block
	fence := regexp.MustCompile("(?ms)^ *```sh\\b *([^\n]*)\n(.*?)^ *```$")
	for _, file := range texts {
		for _, m := range fence.FindAllStringSubmatch(read(t, file), -1) {
			b := block{file: file, where: m[1]}
			for line := range strings.Lines(m[2]) {
				if line = strings.TrimSpace(line); line != "" {
					b.lines = append(b.lines, line)
				}
			}
			out = append(out, b)
		}
	}
	return out
}

// TestCommands runs the commands in sh blocks; docs/contributing.md says what the word after sh means.
func TestCommands(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the commands are for a POSIX shell")
	}
	var seen []string
	var module string
	for _, b := range blocks(t) {
		dir, env := ".", []string(nil)
		switch b.where {
		case "repository":
		case "module":
			if module == "" {
				module = userModule(t) // the blocks follow one another
			}
			dir, env = module, []string{"GOPROXY=" + cacheProxy(t), "GOSUMDB=off", "GOWORK=off"}
		case "elsewhere":
			for _, line := range b.lines {
				if out, err := exec.Command("sh", "-n", "-c", line).CombinedOutput(); err != nil {
					t.Errorf("%s: %s: %v\n%s", b.file, line, err, out)
				}
			}
			continue
		default:
			t.Errorf("%s: a block for %q: want repository, module or elsewhere", b.file, b.where)
			continue
		}
		for _, line := range b.lines {
			command, comment, _ := strings.Cut(line, " # ")
			command = strings.TrimSpace(command)
			seen = append(seen, command)
			if command == runTests {
				continue // it is what runs this; see TestGate
			}
			t.Run(command, func(t *testing.T) {
				stdout, code := run(t, dir, command, env...)
				if want := exitCode(comment); code != want {
					t.Errorf("exit code %d, want %d", code, want)
				}
				if len(stdout) == 0 && strings.Contains(command, "loopblock") && !strings.HasPrefix(command, "go get") &&
					!strings.HasPrefix(command, "go vet") && // which prints to stderr
					!strings.Contains(command, "baseline") && !strings.Contains(command, "-diff") { // which leaves nothing to print
					t.Error("prints nothing")
				}
				if strings.Contains(command, "-format=json") && !json.Valid([]byte(stdout)) {
					t.Errorf("prints no JSON: %s", stdout)
				}
				if command == checkExample {
					const name = "examples/feedreader/findings.txt"
					compare(t, name, read(t, name), stdout)
				}
			})
		}
	}
	for _, command := range []string{checkExample, runTests} {
		if !slices.Contains(seen, command) {
			t.Errorf("the README does not tell %q", command)
		}
	}
}

// TestREADMEExample is the part of TestCommands that -run TestREADME -update is to write.
func TestREADMEExample(t *testing.T) {
	if !*update {
		t.Skip("TestCommands does it")
	}
	stdout, _ := run(t, ".", checkExample)
	compare(t, "examples/feedreader/findings.txt", "", stdout)
}

var exitComment = regexp.MustCompile(`exit code (\d)`)

// exitCode is what a command's comment promises.
func exitCode(comment string) int {
	if m := exitComment.FindStringSubmatch(comment); m != nil {
		code, _ := strconv.Atoi(m[1]) // a digit
		return code
	}
	return 0
}

// run runs a command line in a shell. What goes to stderr is logged.
func run(t *testing.T, dir, line string, env ...string) (stdout string, code int) {
	t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	var out, diag bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &diag
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	if diag.Len() > 0 {
		t.Logf("%s: stderr:\n%s", line, &diag)
	}
	return out.String(), code
}

// userModule makes a module of somebody who uses loopblock, this very one, and has one finding.
func userModule(t *testing.T) string {
	t.Helper()
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.com/yours\n\ngo 1.26.0\n\nreplace github.com/loopblock/loopblock => " +
			strconv.Quote(here) + "\n",
		"go.sum": read(t, "go.sum"), // saves asking for the sums
		"ui.go": "package ui\n\nimport \"time\"\n\n// Key is called on the loop.\n//\n//loopblock:loop\n" +
			"func Key() { time.Sleep(time.Second) }\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// cacheProxy is a module proxy that has what is in the module cache, which is all that this module needs.
func cacheProxy(t *testing.T) string {
	t.Helper()
	if out, err := exec.Command("go", "mod", "download").CombinedOutput(); err != nil {
		t.Fatalf("go mod download: %v\n%s", err, out)
	}
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(strings.TrimSpace(string(out))) + "/cache/download"
}

// TestGate checks that what runs before each change goes in runs the README's test command.
func TestGate(t *testing.T) {
	lines := strings.Split(read(t, ".ci/run"), "\n")
	if !slices.ContainsFunc(lines, func(l string) bool { return strings.HasSuffix(strings.TrimSpace(l), runTests) }) {
		t.Errorf(".ci/run does not run %q", runTests)
	}
	if info, err := os.Stat(filepath.Join(".ci", "run")); err != nil || runtime.GOOS != "windows" && info.Mode()&0o100 == 0 {
		t.Errorf(".ci/run cannot be started: %v", err)
	}
}

// TestPicture checks that the README's picture, which is of another repository, still looks like what is printed.
func TestPicture(t *testing.T) {
	_, rest, _ := strings.Cut(read(t, "README.md"), "```text\n")
	picture, _, ok := strings.Cut(rest, "```")
	if !ok || picture == "" {
		t.Fatal("the README has no picture")
	}
	output := read(t, "examples/feedreader/findings.txt")
	for _, text := range []string{picture, output} {
		for line := range strings.Lines(text) {
			if !pictured(strings.TrimSuffix(line, "\n")) {
				t.Errorf("a line of a form that TestPicture does not know: %q", line)
			}
		}
	}
}

var (
	headLine = regexp.MustCompile(`^\S+:\d+:\d+: (.+), on the event loop of (.+)$`)
	hopLine  = regexp.MustCompile(`^\t\S+:\d+:\d+: .+ (calls|waits in) .+$`)
	loopLine = regexp.MustCompile(`^\t\S+:\d+: the loop: (.+)$`)
)

// pictured reports whether a line has one of the forms that output has, in the catalogue's words.
func pictured(line string) bool {
	if m := headLine.FindStringSubmatch(line); m != nil {
		return slices.ContainsFunc(catalog.Classes(), func(c catalog.Class) bool { return strings.HasSuffix(m[1], " "+c.Means()) }) &&
			slices.ContainsFunc(catalog.Builtin().Families(), func(f *catalog.Family) bool { return f.Title == m[2] })
	}
	if m := loopLine.FindStringSubmatch(line); m != nil {
		return slices.ContainsFunc(catalog.Builtin().Loops(), func(l catalog.Listed) bool { return l.Loop.Reason == m[1] })
	}
	return hopLine.MatchString(line)
}

// TestConfigExample checks that the README's config can be used.
func TestConfigExample(t *testing.T) {
	_, rest, _ := strings.Cut(read(t, "README.md"), "```yaml\n")
	text, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("the README has no config")
	}
	layer, err := catalog.Parse("README.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	known, err := catalog.Builtin().With(layer)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(known.Loops()) - len(catalog.Builtin().Loops()); n != 3 {
		t.Errorf("the config adds %d loops, want a parameter and two methods", n)
	}
}

// TestLinks checks that links within the repository, and the folders that the README lists, lead somewhere.
func TestLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:]+)\)`)
	for _, file := range texts {
		for _, m := range link.FindAllStringSubmatch(read(t, file), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), filepath.FromSlash(m[1]))); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
	_, rest, _ := strings.Cut(read(t, "README.md"), "\n## Where things are\n")
	folder := regexp.MustCompile(`^ {4}( *)(\S+)/ `)
	parent := ""
	n := 0
	for line := range strings.Lines(rest) {
		m := folder.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		name := m[2]
		if m[1] == "" {
			parent = name
		} else {
			name = parent + "/" + name
		}
		n++
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			t.Errorf("README.md: there is no folder %s", name)
		}
	}
	if n < 10 {
		t.Errorf("README.md lists %d folders: is the section still there?", n)
	}
}

// TestEveryPackageHasADoc checks all modules: a package's comment is where a newcomer begins.
func TestEveryPackageHasADoc(t *testing.T) {
	documented := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && path != "." && (name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")) {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		dir := filepath.Dir(path)
		documented[dir] = documented[dir] || len(strings.TrimSpace(file.Doc.Text())) > 0
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for dir, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment that says what it is for", dir)
		}
	}
}
