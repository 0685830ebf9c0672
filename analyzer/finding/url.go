package finding

import "github.com/loopblock/loopblock/analyzer/catalog"

// Project is where the project's pages are.
const Project = "https://github.com/loopblock/loopblock"

// URL is the page on a finding of that class, or on directives.
func URL(class string) string {
	if _, err := catalog.ParseClass(class); err == nil {
		return Project + "/blob/main/docs/classes/" + class + ".md"
	}
	return Project + "#directives"
}
