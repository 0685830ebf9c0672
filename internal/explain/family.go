package explain

import (
	"regexp"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// familyPage is the page about a family, which is on in the catalogue; on says whether it is unless somebody asks for it.
func familyPage(c *catalog.Catalog, f *catalog.Family, on bool) string {
	var p page
	p.line("# %s\n", f.Title)
	state := "on"
	if !on {
		state = "off unless `-enable " + f.Name + "` or `" + f.Name + ": {enabled: on}` in the config says otherwise"
	}
	p.line("Family `%s`, %s.", f.Name, state)
	if f.Condition != "" {
		p.para("Where: " + strings.TrimSuffix(f.Condition, ".") + ".")
	}
	p.loops(c, f)
	p.calls(c, f)
	if len(f.Classes) > 0 {
		p.para("Of the classes, those that matter here are " + code(f.Classes) + ".")
	}
	p.familyExamples(c, f)
	p.section("Known from")
	p.line("%s.", strings.TrimSuffix(f.Source, "."))
	return p.text()
}

// loops lists what runs on the loop, under the reasons why.
func (p *page) loops(c *catalog.Catalog, f *catalog.Family) {
	var reasons []string
	by := make(map[string][]string)
	for _, l := range c.Loops() {
		if l.Loop.Family != f {
			continue
		}
		if by[l.Loop.Reason] == nil {
			reasons = append(reasons, l.Loop.Reason)
		}
		by[l.Loop.Reason] = append(by[l.Loop.Reason], l.What)
	}
	if len(reasons) == 0 {
		return
	}
	p.section("What runs on the loop")
	for _, r := range reasons {
		p.line("%s:\n", strings.TrimSuffix(r, "."))
		for _, what := range by[r] {
			p.line("- %s", asCode(what))
		}
		p.line("")
	}
}

var words = regexp.MustCompile(`^(method|field|func type|the func that|argument \d+ of) (.+?)( returns|, later| of any type)?$`)

// asCode marks the name in a description of what runs on a loop: "method (a/b.T).M".
func asCode(what string) string {
	return words.ReplaceAllString(what, "$1 `$2`$3")
}

// calls lists the functions that deadlock on the loop, and those that are known to block.
func (p *page) calls(c *catalog.Catalog, f *catalog.Family) {
	var forbidden []string
	blocks := make(map[catalog.Class][]string)
	for _, cl := range c.Claims() {
		if cl.Family != f {
			continue
		}
		_, name, _ := strings.Cut(cl.String(), " ")
		switch cl.Kind {
		case catalog.ClaimForbidden:
			forbidden = append(forbidden, name)
		case catalog.ClaimBlocks:
			blocks[cl.Class] = append(blocks[cl.Class], name)
		}
	}
	if len(forbidden) > 0 {
		p.section("What deadlocks there")
		p.line("These wait for the loop that would have to serve them:\n")
		p.names(forbidden)
	}
	if len(blocks) > 0 {
		p.section("What is known to block")
		for _, class := range catalog.Classes() {
			if len(blocks[class]) > 0 {
				p.line("`%s`, which %s:\n", class, class.Means())
				p.names(blocks[class])
				p.line("")
			}
		}
	}
}

func (p *page) names(names []string) {
	slices.Sort(names)
	for _, n := range slices.Compact(names) {
		p.line("- `%s`", n)
	}
}

func (p *page) familyExamples(c *catalog.Catalog, f *catalog.Family) {
	dir := strings.ReplaceAll(f.Name, "-", "")
	if wrong := example("families/" + dir + "/wrong.go"); wrong != "" {
		p.section("Wrong, and found")
		p.line("What loopblock has to say of a line stands behind it; of the other lines it has nothing to say.")
		p.code(wrong)
	}
	right := example("families/" + dir + "/right.go")
	if f.Offload == "" && right == "" {
		return
	}
	p.section("Right")
	if f.Offload != "" {
		p.line("%s", sentence(f.Offload))
	}
	if right != "" {
		p.code(right)
	} else if outline := outline(c, f); outline != "" {
		p.para("In outline:")
		p.code(outline)
	}
}
