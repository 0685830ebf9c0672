package filter

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// A Change is the lines that differ from a revision, in files by their absolute paths.
type Change struct{ files map[string][]lines }

// lines are changed lines, both ends included.
type lines struct{ from, to int }

// everything is the lines of a file that is new.
var everything = lines{0, 1 << 30}

// Since asks git what in the work tree around dir was changed since the revision: since it and HEAD parted, and what is
// not committed, or not even added, yet.
func Since(ctx context.Context, dir, revision string) (*Change, error) {
	if strings.HasPrefix(revision, "-") {
		return nil, fmt.Errorf("-since=%s: want a revision, as in -since=main", revision)
	}
	root, err := git(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("-since=%s: %w", revision, err)
	}
	top := strings.TrimSuffix(string(root), "\n")
	diff, err := git(ctx, top, "-c", "core.quotePath=true", "diff", "--merge-base", "--unified=0", "--no-color", "--no-ext-diff",
		"--no-textconv", "--no-renames", "--no-relative", "--no-prefix", revision, "--", "*.go")
	if err != nil {
		return nil, fmt.Errorf("-since=%s: %w", revision, err)
	}
	others, err := git(ctx, top, "ls-files", "--others", "--exclude-standard", "-z", "--", "*.go")
	if err != nil {
		return nil, fmt.Errorf("-since=%s: %w", revision, err)
	}
	c := &Change{map[string][]lines{}}
	for path, changed := range parseDiff(diff) {
		c.files[resolve(filepath.Join(top, filepath.FromSlash(path)))] = changed
	}
	for path := range strings.SplitSeq(string(others), "\x00") {
		if path != "" {
			c.files[resolve(filepath.Join(top, filepath.FromSlash(path)))] = []lines{everything}
		}
	}
	return c, nil
}

func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		text, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		return nil, fmt.Errorf("git: %s", text)
	case err != nil:
		return nil, fmt.Errorf("cannot run git: %w", err)
	}
	return out, nil
}

var hunkHeader = regexp.MustCompile(`^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@`)

// parseDiff reads which lines of which new files a unified diff without context changes. Where lines were only deleted,
// the ones around the gap count as changed.
func parseDiff(diff []byte) map[string][]lines {
	out := map[string][]lines{}
	file := ""
	skip := 0 // lines of a hunk, which may look like headers
	for line := range strings.Lines(string(diff)) {
		line = strings.TrimSuffix(line, "\n")
		if skip > 0 {
			if !strings.HasPrefix(line, `\`) { // no newline at the end of the file
				skip--
			}
			continue
		}
		if name, ok := strings.CutPrefix(line, "+++ "); ok {
			file = diffPath(name)
			continue
		}
		m := hunkHeader.FindStringSubmatch(line)
		if m == nil || file == "" {
			continue
		}
		deleted, start, added := number(m[1], 1), number(m[2], 0), number(m[3], 1)
		skip = deleted + added
		changed := lines{start, start + added - 1}
		if added == 0 {
			changed = lines{start, start + 1}
		}
		out[file] = append(out[file], changed)
	}
	return out
}

// diffPath is the path in a header of a diff; "" for a file that is gone.
func diffPath(name string) string {
	name = strings.TrimSuffix(name, "\t") // git ends names with spaces so
	if unquoted, err := strconv.Unquote(name); err == nil {
		name = unquoted
	}
	if name == "/dev/null" {
		return ""
	}
	return name
}

func number(text string, otherwise int) int {
	if n, err := strconv.Atoi(text); err == nil {
		return n
	}
	return otherwise
}

// Touched returns the findings with a hop, or a loop, in changed lines.
func (c *Change) Touched(findings []*finding.Finding) []*finding.Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f *finding.Finding) bool {
		if c.has(f.Path, f.Line) || c.has(f.Context.Path, f.Context.Line) {
			return false
		}
		return !slices.ContainsFunc(f.Chain, func(hop finding.Hop) bool { return c.has(hop.Path, hop.Line) })
	})
}

func (c *Change) has(path string, line int) bool {
	changed, ok := c.files[path]
	if !ok && path != "" {
		changed = c.files[resolve(path)]
	}
	return slices.ContainsFunc(changed, func(l lines) bool { return l.from <= line && line <= l.to })
}

// resolve gives a path without symbolic links, as far as it can be had: git and the go command name a directory differently.
func resolve(path string) string {
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		return resolved
	}
	return path
}
