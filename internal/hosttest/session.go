package hosttest

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Session is what an editor does with a language server: it reads what is found, types, mends. It returns how long it
// took from the last edit to its diagnostics.
func Session(t *testing.T, c *Client, dir string) time.Duration {
	t.Helper()
	names := []string{"ui/coroutine.go", "ui/pause.go", "ui/report.go", "ui/ui.go", "ui/worker.go"}
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		c.Open(path, Read(t, path))
	}
	for _, name := range names {
		want := FindingsIn(name)
		got := c.Wait(filepath.Join(dir, filepath.FromSlash(name)), strings.Join(want, ", "), func(list []Diagnostic) bool {
			return slices.Equal(said(name, list), want)
		})
		for _, d := range got {
			describe(t, d, name != "ui/ui.go" || !strings.Contains(d.Message, "time.Sleep"))
		}
	}
	texts := Mended()
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		mend(t, c, filepath.Join(dir, filepath.FromSlash(name)), texts[name])
	}
	return typing(t, c, filepath.Join(dir, "ui", "ui.go"))
}

// said is what a server says of a file, as [Findings] has it.
func said(name string, list []Diagnostic) []string {
	var out []string
	for _, d := range list {
		out = append(out, fmt.Sprintf("%s:%d %s", name, d.Range.Start.Line+1, strings.Trim(string(d.Code), `"`)))
	}
	slices.Sort(out)
	return out
}

// describe checks what comes with a finding: where to read more and, unless the loop is nearby, the way to it.
func describe(t *testing.T, d Diagnostic, near bool) {
	t.Helper()
	if !strings.HasPrefix(d.CodeDescription.Href, "https://github.com/loopblock/loopblock") || len(d.Code) == 0 {
		t.Errorf("no code with a link: %+v", d)
	}
	if !near && len(d.Related) == 0 {
		t.Errorf("no related information: %+v", d)
	}
}

// mend applies the quick fix and the fix of all, which come to the same, to a text that is not saved.
func mend(t *testing.T, c *Client, path, want string) {
	t.Helper()
	const typed = "// This line is typed.\n\n"
	text, want := typed+Read(t, path), typed+want
	line := c.Wait(path, "finding", func(list []Diagnostic) bool { return len(list) == 1 })[0].Range.Start.Line
	c.Change(path, 2, text)
	found := c.Wait(path, "finding two lines below", func(list []Diagnostic) bool {
		return len(list) == 1 && list[0].Range.Start.Line == line+2
	})
	fixes := c.Actions(path, found[0], "quickfix")
	fixes = slices.DeleteFunc(fixes, func(a Action) bool { return !strings.Contains(a.Title, "offload") })
	if len(fixes) == 0 {
		t.Fatal("there is no quick fix")
	}
	if diff := cmp.Diff(want, Apply(t, fixes[0], path, text)); diff != "" {
		t.Errorf("the quick fix (-want +got):\n%s", diff)
	}
	all := c.Actions(path, found[0], "source.fixAll")
	if len(all) != 1 {
		t.Fatalf("source.fixAll is %+v", all)
	}
	if diff := cmp.Diff(want, Apply(t, all[0], path, text)); diff != "" {
		t.Errorf("source.fixAll (-want +got):\n%s", diff)
	}
	c.Change(path, 3, want)
	c.Wait(path, "end of the finding", func(list []Diagnostic) bool { return len(list) == 0 })
}

// typing makes a mistake and takes it back, without saving.
func typing(t *testing.T, c *Client, path string) time.Duration {
	t.Helper()
	text := Read(t, path)
	worse := strings.Replace(text, "\tgo store.Load(url)\n", "\tstore.Load(url)\n", 1)
	before := len(FindingsIn("ui/ui.go"))
	c.Change(path, 2, worse)
	c.Wait(path, "finding where it was typed", func(list []Diagnostic) bool { return len(list) == before+1 })
	start := time.Now()
	c.Change(path, 3, text)
	c.Wait(path, "end of what was typed", func(list []Diagnostic) bool { return len(list) == before })
	return time.Since(start)
}
