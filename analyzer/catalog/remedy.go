package catalog

import (
	"go/parser"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A RemedyKind says how a loop's code gets the result of what runs off the loop, and so how a call is rewritten.
type RemedyKind string

// The kinds of remedy. The zero value is for loops of which nothing is known.
const (
	InPlace  RemedyKind = "inplace"  // a coroutine of package offload: it waits where it is
	Elm      RemedyKind = "elm"      // the code returns a command, whose message the loop hands to the current model
	PostBack RemedyKind = "postback" // a function is posted back to the loop
	HandOff  RemedyKind = "handoff"  // nobody waits for a result: a worker takes it over
	Now      RemedyKind = "now"      // the loop needs the result at once: there is advice, and no rewrite
)

var remedyKinds = []string{string(InPlace), string(Elm), string(PostBack), string(HandOff), string(Now)}

// A Remedy says how a call that blocks on a loop is rewritten. Its texts are Go expressions that name packages by the
// family's short names, and the package offload/post as post.
type Remedy struct {
	Kind   RemedyKind
	Value  string // for a poster with a $: the type of the value that $ stands for, which is looked for in scope: "tview.Application"
	Poster string // for postback, a post.Poster: "post.To(fyne.Do)", "post.Serialize(func(f func()) { $.QueueUpdateDraw(f) })"
	Batch  string // for elm, what makes one command of several: "tea.Batch"
	Spent  string // for postback, what the loop's code returns for an event that the loop is to do nothing more with: "nil"
	Later  string // for handoff, what makes a result that is still to come of a function: "post.Promise"
	Native string // the framework's own function that runs one on the loop, called with it: "fyne.Do", "$.QueueUpdateDraw"

	Coroutine bool     // for postback: what the loop calls may run on another goroutine while the loop's waits; for inplace: it does so
	Immediate bool     // of a coroutine: the loop draws anew all the time, so what follows a statement does not wait for its end
	Dies      []string // types whose values must not be used once the loop's callback has returned: "layout.Context", "gdk.Event*"
	Step      []string // for handoff: types of what the loop keeps in step with its handlers: "cache.Store"
	Remark    string   // what the reader of a fix has to know, a clause: "loop.Run does not wait for it, loop.Start does"
	Fail      string   // a statement's expression that hands the error err to the loop later: "$.Update(func(*gocui.Gui) error { return err })"

	// For postback to a loop over a window's events that takes no functions: a type whose value begins a frame, as a case of
	// a type switch or in an assertion, and what has to be called there: "app.FrameEvent", "post.Frames.Serve($.Invalidate)".
	Frame, Serve string

	Imports []Import // the family's short names; not written in the file
}

// An Import is a short name for packages, with their normalised import paths.
type Import struct {
	Short string
	Paths []string
}

// Foreign reports whether the code is a coroutine of somebody else's loop: what deadlocks there does so here.
func (r Remedy) Foreign() bool { return r.Kind == InPlace && r.Coroutine }

// Plain reports whether the code is known to be no coroutine: what gives the loop away on one waits in place here.
func (r Remedy) Plain() bool { return r.Kind != "" && r.Kind != InPlace }

// over returns r with what it does not say taken from the family's remedy.
func (r Remedy) over(family Remedy, def *familyDef) Remedy {
	if r.Kind == "" {
		return family
	}
	if r.Kind == family.Kind {
		for _, f := range []struct{ into, from *string }{
			{&r.Value, &family.Value}, {&r.Poster, &family.Poster}, {&r.Batch, &family.Batch}, {&r.Later, &family.Later}, {&r.Native, &family.Native},
			{&r.Spent, &family.Spent}, {&r.Fail, &family.Fail}, {&r.Remark, &family.Remark}, {&r.Frame, &family.Frame}, {&r.Serve, &family.Serve},
		} {
			if *f.into == "" {
				*f.into = *f.from
			}
		}
		r.Coroutine, r.Immediate = r.Coroutine || family.Coroutine, r.Immediate || family.Immediate
		if r.Dies == nil {
			r.Dies = family.Dies
		}
		if r.Step == nil {
			r.Step = family.Step
		}
	}
	r.Imports = def.imports()
	return r
}

// imports are the short names of the definition.
func (def *familyDef) imports() []Import {
	var out []Import
	for _, p := range def.packages {
		if p.short != "" {
			out = append(out, Import{p.short, p.paths})
		}
	}
	return out
}

// remedy reads a remedy: its kind alone, or a mapping.
func (f *familyReader) remedy(n *yaml.Node) (Remedy, error) {
	var r Remedy
	if n.Kind == yaml.ScalarNode {
		err := f.remedyKind(n, &r)
		return r, err
	}
	err := f.mapping(n, "remedy", []key{
		{"kind", func(n *yaml.Node) error { return f.remedyKind(n, &r) }},
		{"value", func(n *yaml.Node) (err error) { r.Value, err = f.text(n, "value"); return err }},
		{"poster", f.expression("poster", &r.Poster)},
		{"batch", f.expression("batch", &r.Batch)},
		{"later", f.expression("later", &r.Later)},
		{"spent", f.expression("spent", &r.Spent)},
		{"native", f.expression("native", &r.Native)},
		{"coroutine", func(n *yaml.Node) (err error) { r.Coroutine, err = f.flag(n, "coroutine"); return err }},
		{"immediate", func(n *yaml.Node) (err error) { r.Immediate, err = f.flag(n, "immediate"); return err }},
		{"dies", f.types("dies", &r.Dies)},
		{"step", f.types("step", &r.Step)},
		{"fail", f.expression("fail", &r.Fail)},
		{"frame", func(n *yaml.Node) (err error) { r.Frame, err = f.text(n, "frame"); return err }},
		{"serve", f.expression("serve", &r.Serve)},
		{"remark", func(n *yaml.Node) (err error) { r.Remark, err = f.text(n, "remark"); return err }},
	})
	switch {
	case err != nil:
		return r, err
	case r.Kind == "":
		return r, f.errorf(n, "remedy has no kind: want one of %s", strings.Join(remedyKinds, ", "))
	case r.Later != "" && !strings.HasPrefix(r.Later, "post."):
		return r, f.errorf(n, "later is %q: want a function of package post, as post.Promise", r.Later)
	case (r.Frame == "") != (r.Serve == ""):
		return r, f.errorf(n, "remedy has one of frame and serve: want what is called and where")
	case strings.Contains(r.Poster+r.Native+r.Fail+r.Serve, "$") && r.Value == "":
		return r, f.errorf(n, "remedy has a $ and no value: want the type of what $ stands for")
	}
	return r, nil
}

func (f *familyReader) remedyKind(n *yaml.Node, r *Remedy) error {
	v, err := f.text(n, "the kind of remedy")
	if err != nil {
		return err
	}
	for _, k := range remedyKinds {
		if k == v {
			r.Kind = RemedyKind(v)
			return nil
		}
	}
	return f.errorf(n, "unknown kind of remedy %q%s", v, suggest(v, remedyKinds, "want one of "+strings.Join(remedyKinds, ", ")))
}

// types reads names of types.
func (f *familyReader) types(what string, into *[]string) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		return f.items(n, what, func(n *yaml.Node) error {
			name, err := f.text(n, "the type")
			*into = append(*into, name)
			return err
		})
	}
}

// expression reads a Go expression in which $ may stand for a value.
func (f *familyReader) expression(what string, into *string) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		v, err := f.text(n, what)
		if err != nil {
			return err
		}
		if _, err := parser.ParseExpr(strings.ReplaceAll(v, "$", "x")); err != nil {
			return f.errorf(n, "%s is no Go expression: %v", what, err)
		}
		*into = v
		return nil
	}
}
