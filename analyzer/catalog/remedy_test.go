package catalog

import (
	"reflect"
	"strings"
	"testing"
)

func TestRemedies(t *testing.T) {
	for _, c := range []struct {
		rule, family, loop string
		want               Remedy // of the loop
	}{
		{"a loop has its family's remedy", "remedy: inplace", "", Remedy{Kind: InPlace}},
		{"a loop has one of its own", "remedy: inplace", "remedy: now", Remedy{Kind: Now}},
		{
			"of the same kind it takes what it does not say from the family's",
			"remedy: {kind: postback, poster: post.To(p.Do), native: p.Do}", "remedy: {kind: postback, native: p.Later}",
			Remedy{Kind: PostBack, Poster: "post.To(p.Do)", Native: "p.Later"},
		},
		{
			"of another kind it takes nothing", "remedy: {kind: elm, batch: p.Batch}", "remedy: {kind: handoff}",
			Remedy{Kind: HandOff},
		},
		{
			"$ stands for a value", "remedy: {kind: postback, value: p.App, poster: 'post.Func($.Post)'}", "",
			Remedy{Kind: PostBack, Value: "p.App", Poster: "post.Func($.Post)"},
		},
		{
			"a loop that takes no functions asks for them in its frames",
			"remedy: {kind: postback, poster: post.Frames, frame: p.Frame, value: p.Window, serve: post.Frames.Serve($.Wake)}", "remedy: postback",
			Remedy{Kind: PostBack, Poster: "post.Frames", Value: "p.Window", Frame: "p.Frame", Serve: "post.Frames.Serve($.Wake)"},
		},
		{
			"what it says of coroutines is taken, too",
			"remedy: {kind: postback, coroutine: on, immediate: on, dies: [p.Frame], value: p.App, fail: $.Fail(err), remark: mind it}",
			"remedy: {kind: postback, poster: p.Frames}",
			Remedy{Kind: PostBack, Poster: "p.Frames", Value: "p.App", Coroutine: true, Immediate: true, Dies: []string{"p.Frame"}, Fail: "$.Fail(err)", Remark: "mind it"},
		},
		{
			"what the loop keeps in step is taken, too", "remedy: {kind: handoff, step: [p.Store, p.Index]}", "remedy: handoff",
			Remedy{Kind: HandOff, Step: []string{"p.Store", "p.Index"}},
		},
		{
			"what a loop's code returns of its own goes with the family's", "remedy: {kind: postback, poster: p.Frames}", "remedy: {kind: postback, spent: nil}",
			Remedy{Kind: PostBack, Poster: "p.Frames", Spent: "nil"},
		},
		{"without one nothing is known", "", "", Remedy{}},
	} {
		t.Run(c.rule, func(t *testing.T) {
			loop := "{param: p.On 0}"
			if c.loop != "" {
				loop = "{param: p.On 0, " + c.loop + "}"
			}
			text := "families:\n  f:\n    packages: {p: example.com/p}\n    loops: [" + loop + "]\n"
			if c.family != "" {
				text += "    " + c.family + "\n"
			}
			layer, err := Parse("test", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			known, err := Builtin().With(layer)
			if err != nil {
				t.Fatal(err)
			}
			params := known.LoopParams(Symbol{Pkg: "example.com/p", Name: "On"})
			if len(params) != 1 {
				t.Fatalf("%d parameters", len(params))
			}
			got := params[0].Loop.Remedy
			if c.want.Kind != "" && (len(got.Imports) != 1 || got.Imports[0].Short != "p") {
				t.Errorf("imports %v", got.Imports)
			}
			got.Imports = nil
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

func TestRemedyErrors(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"a kind is one of the known", "remedy: inplaec", `3: unknown kind of remedy "inplaec": did you mean "inplace"?`},
		{"there is a kind", "remedy: {poster: post.To(p.Do)}", "3: remedy has no kind: want one of inplace, elm, postback, handoff, now"},
		{"a poster is an expression", "remedy: {kind: postback, poster: 'post.To('}", "3: poster is no Go expression"},
		{"who serves knows where", "remedy: {kind: postback, serve: post.Frames.Serve(nil)}", "3: remedy has one of frame and serve"},
		{"$ needs a value", "remedy: {kind: postback, poster: post.Func($.Post)}", "3: remedy has a $ and no value: want the type of what $ stands for"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			_, err := Parse("test", []byte("families:\n  f:\n    "+c.text+"\n"))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want %s", err, c.want)
			}
		})
	}
}
