package driver

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseStream(t *testing.T) {
	const diagnostic = `[{"category":"sleep","posn":"/m/p.go:5:17","end":"/m/p.go:5:20","message":"words"}]`
	one := Diagnostic{Package: "m/p", Category: "sleep", Posn: "/m/p.go:5:17", Message: "words"}
	tests := []struct {
		name, in string
		want     Stream
	}{
		{"nothing", "", Stream{}},
		{"empty objects", "{}\n{}\n", Stream{}},
		{"one", `{"m/p":{"loopblock":` + diagnostic + "}}\n", Stream{Diagnostics: []Diagnostic{one}}},
		{
			"several, over several lines",
			"{}\n{\n\t\"m/p\": {\n\t\t\"loopblock\": " + diagnostic + "\n\t}\n}\n{\"m/q\":{\"loopblock\":" + diagnostic + "}}\n",
			Stream{Diagnostics: []Diagnostic{one, {"m/q", "sleep", "/m/p.go:5:17", "words"}}},
		},
		{
			"packages of one object by name",
			`{"m/q":{"loopblock":` + diagnostic + `},"m/p":{"loopblock":` + diagnostic + "}}",
			Stream{Diagnostics: []Diagnostic{one, {"m/q", "sleep", "/m/p.go:5:17", "words"}}},
		},
		{"another analyzer", `{"m/p":{"printf":` + diagnostic + "}}\n", Stream{}},
		{
			"an error", `{"m/p":{"loopblock":{"error":"failed prerequisites: buildssa"}}}`,
			Stream{Problems: []Problem{{"m/p", "failed prerequisites: buildssa"}}},
		},
		{
			"comments around JSON, as older go commands have it",
			"# m/p\n{\"m/p\":{\"loopblock\":" + diagnostic + "}}\n# m/q\n{}\n",
			Stream{Diagnostics: []Diagnostic{one}},
		},
		{
			"compiler messages", "# m/bad\n# [m/bad]\nbad/bad.go:2:1: undefined: x\r\n\n",
			Stream{Text: []string{"# [m/bad]", "bad/bad.go:2:1: undefined: x"}},
		},
		{
			"text that looks like JSON", "{oops\n{\"a\": 1}\n[]\n",
			Stream{Text: []string{"{oops", `{"a": 1}`, "[]"}},
		},
		{
			"a cut-off object", "{}\n{\"m/p\":{\"loopblock\":[",
			Stream{Problems: []Problem{{Text: `the go command's output ends in the middle: "{\"m/p\":{\"loopblock\":["`}}},
		},
		{
			"something else for diagnostics", `{"m/p":{"loopblock":7}}`,
			Stream{Problems: []Problem{{"m/p", `output that is not understood: "7"`}}},
		},
		{"text after an object", "{} tail\nmore", Stream{Text: []string{" tail", "more"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(&test.want, ParseStream([]byte(test.in), "loopblock")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// FuzzParseStream checks that nothing crashes the parser, that no line of plain text is lost, and that what go vet would
// print comes back whatever stands around it.
func FuzzParseStream(f *testing.F) {
	f.Add("# m/p\n", "words\n")
	f.Add("{}\n", "\n{\"m/q\":{\"loopblock\":[]}}")
	f.Add("{oops\n", "{\"a\":")
	f.Add("m/p.go:1:2: undefined: x\n", "exit status 1\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		ParseStream([]byte(before+after), "loopblock")
		if strings.Contains(before, "{") {
			return // it may begin an object that goes on
		}
		tree := map[string]any{"m/p": map[string]any{"loopblock": []Diagnostic{{Posn: "p.go:1:2", Message: after}}}}
		data, err := json.MarshalIndent(tree, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		var in bytes.Buffer
		fmt.Fprintf(&in, "%s\n%s\n%s", before, data, after)
		s := ParseStream(in.Bytes(), "loopblock")
		if len(s.Diagnostics) == 0 || s.Diagnostics[0].Package != "m/p" {
			t.Fatalf("the diagnostic is lost: %+v", s)
		}
		var lines int
		for line := range strings.SplitSeq(before, "\n") {
			if line = strings.TrimRight(line, "\r"); line != "" && !strings.HasPrefix(line, "# ") {
				lines++
			}
		}
		if len(s.Text) < lines {
			t.Fatalf("%d lines of text, %d came back: %q", lines, len(s.Text), s.Text)
		}
	})
}
