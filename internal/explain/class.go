package explain

import (
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

func classPage(c *catalog.Catalog, class catalog.Class) string {
	var p page
	p.line("# Class %s\n", class)
	p.line("A call of class `%s` %s.", class, class.Means())
	switch {
	case class == catalog.Deadlock:
		p.para("It is always on.")
	case c.ClassEnabled(class):
		p.para("It is on; `-disable " + string(class) + "` or `classes: {" + string(class) + ": off}` in the config switches it off.")
	default:
		p.para("It is off unless `-enable " + string(class) + "` or `classes: {" + string(class) + ": on}` in the config says otherwise.")
	}
	p.roots(c, class)
	if wrong := example("classes/" + string(class) + "/wrong.go"); wrong != "" {
		p.section("Wrong")
		p.code(wrong)
	}
	if right := example("classes/" + string(class) + "/right.go"); right != "" {
		p.section("Right")
		p.code(right)
	}
	return p.text()
}

// roots lists what the catalogue says is of the class in the standard library, and in which families more is listed.
func (p *page) roots(c *catalog.Catalog, class catalog.Class) {
	var std, others []string
	for _, cl := range c.Claims() {
		isRoot := cl.Class == class && (cl.Kind == catalog.ClaimBlocks || cl.Kind == catalog.ClaimHolds)
		if class == catalog.Deadlock {
			isRoot = cl.Kind == catalog.ClaimForbidden
		}
		if class == catalog.Stdio {
			isRoot = isRoot || cl.Kind == catalog.ClaimLogs
		}
		switch {
		case !isRoot:
		case !strings.Contains(strings.SplitN(cl.Packages[0], "/", 2)[0], "."):
			_, name, _ := strings.Cut(cl.String(), " ")
			std = append(std, name)
		default:
			others = append(others, cl.Family.Name)
		}
	}
	if len(std)+len(others) == 0 {
		return
	}
	p.section("Where it begins")
	p.line("What calls these, at any distance, is of the class too; so is what only the analysis of a program shows.\n")
	if len(std) > 0 {
		p.line("In the standard library:\n")
		p.names(std)
	}
	if len(others) > 0 {
		slices.Sort(others)
		p.para("More are listed in the families " + code(slices.Compact(others)) + ".")
	}
}
