package report

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"honnef.co/go/tools/sarif"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// What package sarif leaves out: the way to a result, step by step, and a name for it that survives edits.
type (
	sarifLog struct {
		sarif.Log
		Runs []sarifRun `json:"runs"`
	}
	sarifRun struct {
		sarif.Run
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"` // [] says that nothing was found
	}
	sarifResult struct {
		sarif.Result
		CodeFlows    []codeFlow        `json:"codeFlows,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints,omitempty"`
	}
	codeFlow struct {
		ThreadFlows []threadFlow `json:"threadFlows"`
	}
	threadFlow struct {
		Locations []threadFlowLocation `json:"locations"`
	}
	threadFlowLocation struct {
		Location sarif.Location `json:"location"`
	}
)

// writeSARIF writes findings for code scanning. A finding's chain is its code flow: from where the loop begins, call by
// call, to the one that blocks.
func writeSARIF(w io.Writer, o Options, findings []*finding.Finding) error {
	s := sarifWriter{root: checkout(o.Dir), source: newSource()}
	run := sarifRun{ColumnKind: "utf16CodeUnits", Results: []sarifResult{}}
	run.Tool.Driver = sarif.ToolComponent{
		Name: "loopblock", Version: o.Version, InformationURI: finding.Project, Rules: sarifRules(findings),
	}
	for _, f := range findings {
		run.Results = append(run.Results, s.result(f))
	}
	log := sarifLog{Log: sarif.Log{Version: sarif.Version, Schema: sarif.Schema}, Runs: []sarifRun{run}}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(log)
}

// sarifRules are the classes, and directive where a directive is what is wrong.
func sarifRules(findings []*finding.Finding) []sarif.ReportingDescriptor {
	rule := func(id, short, help string) sarif.ReportingDescriptor {
		return sarif.ReportingDescriptor{
			ID: id, ShortDescription: sarif.Message{Text: short}, Help: sarif.Message{Text: help}, HelpURI: finding.URL(id),
			DefaultConfiguration: sarif.ReportingConfiguration{Enabled: true, Level: sarif.Error},
		}
	}
	var out []sarif.ReportingDescriptor
	known := map[string]bool{}
	for _, class := range catalog.Classes() {
		known[string(class)] = true
		out = append(out, rule(string(class), "A call on an event loop "+class.Means(),
			"While the call waits, nothing else runs on the loop. Take it off the loop."))
	}
	for _, f := range findings {
		if !known[f.Class] {
			known[f.Class] = true
			out = append(out, rule(f.Class, "A "+f.Class+" that does not say what it seems to", "Mend or remove it."))
		}
	}
	return out
}

type sarifWriter struct {
	root   string
	source *source
}

func (s *sarifWriter) result(f *finding.Finding) sarifResult {
	var r sarifResult
	r.Result = sarif.Result{
		RuleID: f.Class, Kind: sarif.Fail, Level: sarif.Error, Message: sarif.Message{Text: f.Message},
		Locations:    []sarif.Location{s.location(f.Path, f.Line, f.Column, "")},
		Suppressions: []sarif.Suppression{},
	}
	r.Fingerprints = map[string]string{"function/v1": strings.Join([]string{f.Class, f.Context.Function, f.Callee}, " ")}
	var steps []threadFlowLocation
	if f.Context.Path != "" {
		steps = append(steps, threadFlowLocation{s.location(f.Context.Path, f.Context.Line, 1, f.Context.Reason)})
	}
	for i, hop := range f.Chain {
		callee := calleeOf(f, i)
		text := hop.Function + " " + verb(callee) + " " + callee
		steps = append(steps, threadFlowLocation{s.location(hop.Path, hop.Line, hop.Column, text)})
	}
	if len(steps) > 0 {
		r.CodeFlows = []codeFlow{{[]threadFlow{{steps}}}}
	}
	for _, fix := range f.Fixes {
		r.Fixes = append(r.Fixes, s.fix(fix))
	}
	return r
}

// fix is a remedy: the edits, file by file in order.
func (s *sarifWriter) fix(remedy finding.Fix) sarif.Fix {
	out := sarif.Fix{Description: sarif.Message{Text: remedy.Title}}
	last := ""
	for _, e := range remedy.Edits {
		if e.Path != last || out.ArtifactChanges == nil {
			out.ArtifactChanges = append(out.ArtifactChanges, sarif.ArtifactChange{ArtifactLocation: s.artifact(e.Path)})
			last = e.Path
		}
		var region sarif.Region
		region.StartLine, region.StartColumn = s.source.place(e.Path, e.Start)
		region.EndLine, region.EndColumn = s.source.place(e.Path, e.End)
		change := &out.ArtifactChanges[len(out.ArtifactChanges)-1]
		change.Replacements = append(change.Replacements, sarif.Replacement{
			DeletedRegion: region, InsertedContent: sarif.ArtifactContent{Text: e.New},
		})
	}
	return out
}

func (s *sarifWriter) location(path string, line, column int, text string) sarif.Location {
	var l sarif.Location
	l.PhysicalLocation.ArtifactLocation = s.artifact(path)
	l.PhysicalLocation.Region = sarif.Region{StartLine: max(1, line), StartColumn: s.source.utf16Column(path, line, column)}
	if text != "" {
		l.Message = &sarif.Message{Text: text}
	}
	return l
}

// artifact names a file: relative to the checkout where it is in it, else by an absolute URI.
func (s *sarifWriter) artifact(path string) sarif.ArtifactLocation {
	rel := filepath.ToSlash(relativePath(s.root, path))
	if !filepath.IsAbs(path) || rel != ".." && !strings.HasPrefix(rel, "../") {
		return sarif.ArtifactLocation{URI: (&url.URL{Path: rel}).EscapedPath(), URIBaseID: "%SRCROOT%"}
	}
	return sarif.ArtifactLocation{URI: FileURI(path)}
}

// FileURI is the file: URI of an absolute path.
func FileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a volume
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
