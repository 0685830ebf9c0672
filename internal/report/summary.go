package report

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// Summary says in one line what a run came to: "3 findings in 2 files (2 network, 1 sleep), 0.4 s".
func Summary(findings []*finding.Finding, hidden int, took time.Duration) string {
	var b strings.Builder
	if len(findings) == 0 {
		b.WriteString("nothing found")
	} else {
		files := map[string]bool{}
		for _, f := range findings {
			files[filepath.Clean(f.Path)] = true
		}
		fmt.Fprintf(&b, "%s in %s (%s)", Count(len(findings), "finding"), Count(len(files), "file"), byClass(findings))
	}
	if hidden > 0 {
		fmt.Fprintf(&b, ", %d more not shown", hidden)
	}
	fmt.Fprintf(&b, ", %.1f s", took.Seconds())
	return b.String()
}

// byClass counts findings by class, the most serious first.
func byClass(findings []*finding.Finding) string {
	counts := map[string]int{}
	for _, f := range findings {
		counts[f.Class]++
	}
	var classes []string
	for class := range counts {
		classes = append(classes, class)
	}
	slices.SortFunc(classes, func(a, b string) int {
		return cmp.Or(cmp.Compare(catalog.Class(a).Rank(), catalog.Class(b).Rank()), cmp.Compare(a, b))
	})
	for i, class := range classes {
		classes[i] = fmt.Sprintf("%d %s", counts[class], class)
	}
	return strings.Join(classes, ", ")
}

// Count is a number of things: "1 finding", "2 findings".
func Count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
