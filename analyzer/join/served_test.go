package join_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/analyzer/join"
)

func TestServed(t *testing.T) {
	const call = "post.Frames.Serve(w.Invalidate)"
	edit := func(path string) finding.Edit { return finding.Edit{Path: path, Start: 5, End: 5, New: path} }
	place := func(path string) join.Serve {
		return join.Serve{Needs: call, Fix: &finding.Fix{Edits: []finding.Edit{edit(path)}}}
	}
	for _, c := range []struct {
		rule   string
		serves []join.Serve
		needs  string
		title  string
		want   string // the title and the edits' files
	}{
		{rule: "a fix brings the call along", serves: []join.Serve{place("main.go")}, needs: call, title: "do",
			want: "do, and call " + call + " where a frame begins [main.go view.go]"},
		{rule: "a package and its test variant tell the same", serves: []join.Serve{place("main.go"), place("main.go")}, needs: call,
			title: "do; x may have changed", want: "do, and call " + call + " where a frame begins; x may have changed [main.go view.go]"},
		{rule: "nobody knows which of two loops it is", serves: []join.Serve{place("main.go"), place("tool.go")}, needs: call, title: "do",
			want: "do, and call " + call + " where a frame begins [view.go]"},
		{rule: "what is served needs nothing", serves: []join.Serve{place("main.go"), {Needs: call, Served: true}}, needs: call, title: "do",
			want: "do [view.go]"},
		{rule: "another inbox is another matter", serves: []join.Serve{{Needs: "other", Served: true}}, needs: call, title: "do",
			want: "do, and call " + call + " where a frame begins [view.go]"},
		{rule: "a fix that needs nothing stays as it is", serves: []join.Serve{place("main.go")}, title: "do", want: "do [view.go]"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			f := &finding.Finding{Fixes: []finding.Fix{{Title: c.title, Edits: []finding.Edit{edit("view.go")}, Needs: c.needs}}}
			join.Served([]*finding.Finding{f}, []*join.Package{{Serves: c.serves}})
			var files []string
			for _, e := range f.Fixes[0].Edits {
				files = append(files, e.Path)
			}
			if diff := cmp.Diff(c.want, fmt.Sprint(f.Fixes[0].Title, " ", files)); diff != "" {
				t.Error(diff)
			}
			if f.Fixes[0].Needs != "" {
				t.Error("the need stays")
			}
		})
	}
}
