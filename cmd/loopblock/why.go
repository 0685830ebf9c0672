package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/effect"
	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/driver"
)

// why prints the effect of a function, with its chain.
func (c *command) why(args []string) (int, error) {
	var o options
	fs := flag.NewFlagSet("why", flag.ContinueOnError)
	o.register(fs)
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	if fs.NArg() != 1 {
		return exitFailed, fmt.Errorf("why takes one function: loopblock why net/http.Get, or (*net/http.Client).Do, or ./ui.render")
	}
	pkg, fn, err := splitFunc(fs.Arg(0))
	if err != nil {
		return exitFailed, err
	}
	request, err := o.request(c.tool, []string{pkg})
	if err != nil {
		return exitFailed, err
	}
	if effect.IsStd(pkg) {
		return c.whyStd(request, pkg, fn)
	}
	request.Why = true
	if driver.Foreign(context.Background(), request) {
		// go vet would want the tests of the package too, and what these import.
		o.engine = engineInProcess
	}
	result, err := c.analyse(o.engine, request)
	if err != nil {
		return exitFailed, err
	}
	effects := effectsOf(result.Why, fn)
	if len(effects) == 0 {
		if err := problems(result); err != nil {
			return exitFailed, err
		}
		return exitFailed, fmt.Errorf("no function %s in package %s", fn, pkg)
	}
	return exitOK, c.printText(request.Dir, effects)
}

var versionSuffix = regexp.MustCompile(`^v[0-9]+$`)

// splitFunc takes PKG.FUNC apart: net/http.Get, net/http.Client.Do, (*net/http.Client).Do, net/http.(*Client).Do,
// ./ui.render. The function comes back without parentheses and stars: "Client.Do".
func splitFunc(arg string) (pkg, fn string, err error) {
	text := strings.NewReplacer("(", "", ")", "", "*", "").Replace(arg)
	slash := strings.LastIndexByte(text, '/') + 1
	last, fn, _ := strings.Cut(text[slash:], ".")
	if v, rest, ok := strings.Cut(fn, "."); ok && versionSuffix.MatchString(v) {
		last, fn = last+"."+v, rest // gopkg.in/yaml.v3.Unmarshal
	}
	pkg = text[:slash] + last
	if last == "" || fn == "" || strings.HasSuffix(fn, ".") {
		return "", "", fmt.Errorf("%q names no function: want a package, a dot and a function, as in net/http.Get", arg)
	}
	return pkg, fn, nil
}

// effectsOf picks the effects of the function of that name, the most serious first; their contexts name the function that they are of.
func effectsOf(all []*finding.Finding, fn string) []*finding.Finding {
	var out []*finding.Finding
	for _, f := range all {
		if _, name, err := splitFunc(f.Context.Function); err == nil && name == fn {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *finding.Finding) int {
		return cmp.Compare(catalog.Class(a.Class).Rank(), catalog.Class(b.Class).Rank())
	})
	return out
}
