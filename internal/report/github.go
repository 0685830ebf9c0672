package report

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/loopblock/loopblock/analyzer/finding"
)

// What stands in an annotation must not end it, nor one of its properties.
var (
	githubText     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// writeGitHub writes a workflow command a finding, which GitHub shows beside the line. The chain is in its text.
func writeGitHub(w io.Writer, o Options, findings []*finding.Finding) error {
	root := checkout(o.Dir)
	var b strings.Builder
	for _, f := range findings {
		body := text{dir: root}
		body.WriteString(f.Message + "\n")
		body.chain(f)
		path := filepath.ToSlash(relativePath(root, f.Path))
		fmt.Fprintf(&b, "::error file=%s,line=%d", githubProperty.Replace(path), max(1, f.Line))
		if f.Column > 0 {
			fmt.Fprintf(&b, ",col=%d", f.Column)
		}
		fmt.Fprintf(&b, ",title=%s::%s\n", githubProperty.Replace("loopblock: "+f.Class), githubText.Replace(strings.TrimSpace(body.String())))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
