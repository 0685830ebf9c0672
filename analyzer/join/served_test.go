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
	const first = "what follows it can run once " + call + " is called where a frame begins: add that first"
	edit := func(path string) finding.Edit { return finding.Edit{Path: path, Start: 5, End: 5, New: path} }
	place := func(path string) join.Serve {
		return join.Serve{Needs: call, Fix: &finding.Fix{Edits: []finding.Edit{edit(path)}}}
	}
	for _, c := range []struct {
		rule   string
		serves []join.Serve
		needs  string
		title  string
		want   string // the title and the edits' files; the advice where there is no fix
	}{
		{rule: "a fix brings the call along", serves: []join.Serve{place("main.go")}, needs: call, title: "do",
			want: "do, and call " + call + " where a frame begins [main.go view.go]"},
		{rule: "a package and its test variant tell the same", serves: []join.Serve{place("main.go"), place("main.go")}, needs: call,
			title: "do; x may have changed", want: "do, and call " + call + " where a frame begins; x may have changed [main.go view.go]"},
		{rule: "nobody knows which of two loops it is", serves: []join.Serve{place("main.go"), place("tool.go")}, needs: call, title: "do",
			want: first},
		{rule: "there is no place for it", needs: call, title: "do", want: first},
		{rule: "what is served needs nothing", serves: []join.Serve{place("main.go"), {Needs: call, Served: true}}, needs: call, title: "do",
			want: "do [view.go]"},
		{rule: "another inbox is another matter", serves: []join.Serve{{Needs: "other", Served: true}}, needs: call, title: "do",
			want: first},
		{rule: "a fix that needs nothing stays as it is", serves: []join.Serve{place("main.go")}, title: "do", want: "do [view.go]"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			f := &finding.Finding{Fixes: []finding.Fix{{Title: c.title, Edits: []finding.Edit{edit("view.go")}, Needs: c.needs}}}
			join.Served([]*finding.Finding{f}, []*join.Package{{Serves: c.serves}})
			got := f.Advice
			for _, fix := range f.Fixes {
				var files []string
				for _, e := range fix.Edits {
					files = append(files, e.Path)
				}
				got += fmt.Sprint(fix.Title, " ", files)
				if fix.Needs != "" {
					t.Error("the need stays")
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
