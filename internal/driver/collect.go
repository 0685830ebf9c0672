package driver

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/join"
)

// collect makes findings of the diagnostics of packages, asked for or not: sorted, and one of those that say the same of
// the same call. What joins are made of may be told by any package; only calls in those asked for become findings.
func collect(diagnostics []Diagnostic, asked func(pkg string) bool, implementations int) *Result {
	result := new(Result)
	var told []*join.Package
	for _, d := range diagnostics {
		if d.Category == analyzer.CategoryJoin {
			if p, err := join.FromWire([]byte(d.Message)); err == nil {
				if !asked(d.Package) {
					p.Calls, p.Unused = nil, nil
				}
				told = append(told, p)
				continue
			}
		}
		if !asked(d.Package) {
			continue
		}
		f, err := finding.FromWire(d.Message)
		if err != nil {
			f = plainFinding(d)
		}
		if d.Category == CategoryWhy {
			result.Why = append(result.Why, f)
		} else {
			result.Findings = append(result.Findings, f)
		}
	}
	result.Findings = append(result.Findings, join.Join(told, implementations)...)
	join.Passed(result.Findings, told)
	join.Deeper(result.Findings, told)
	join.Served(result.Findings, told)
	result.Findings = tidy(result.Findings)
	result.Why = tidy(result.Why)
	return result
}

// plainFinding is the finding of a diagnostic that is not in wire form: something that the analyzer says in words.
func plainFinding(d Diagnostic) *finding.Finding {
	f := &finding.Finding{Class: d.Category, Message: d.Message}
	f.Path, f.Line, f.Column = splitPosn(d.Posn)
	return f
}

// splitPosn takes file:line:column or file:line apart.
func splitPosn(posn string) (path string, line, column int) {
	path = posn
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(path, ':')
		if i < 0 {
			break
		}
		n, err := strconv.Atoi(path[i+1:])
		if err != nil {
			break
		}
		path, numbers = path[:i], append(numbers, n)
	}
	switch len(numbers) {
	case 2:
		return path, numbers[1], numbers[0]
	case 1:
		return path, numbers[0], 0
	}
	return path, 0, 0
}

// tidy sorts findings by position and drops repetitions. A package and its test variant say the same of the files that
// they share; where their chains differ, the shortest stays.
func tidy(list []*finding.Finding) []*finding.Finding {
	slices.SortFunc(list, func(a, b *finding.Finding) int {
		return cmp.Or(
			sameCall(a, b),
			cmp.Compare(len(a.Chain), len(b.Chain)),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(fmt.Sprint(a.Context, a.Chain), fmt.Sprint(b.Context, b.Chain)),
		)
	})
	return slices.CompactFunc(list, func(a, b *finding.Finding) bool { return sameCall(a, b) == 0 })
}

// sameCall orders findings by position and by what they are about.
func sameCall(a, b *finding.Finding) int {
	about := func(f *finding.Finding) string {
		if f.Callee == "" {
			return f.Message // nothing but words
		}
		return f.Context.Function
	}
	return cmp.Or(
		cmp.Compare(a.Path, b.Path),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Class, b.Class),
		cmp.Compare(a.Callee, b.Callee),
		cmp.Compare(about(a), about(b)),
	)
}
