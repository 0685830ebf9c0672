package catalog_test

import (
	"testing"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

const base = `
families:
  frame:
    title: Frame
    reason: Frame calls it
    classes: [network, sleep]
    packages: {frame: example.com/frame}
    loops:
      - method: (frame.Model).{Update,View}
      - param: frame.On* 0
      - field: frame.Button.Tapped
      - type: frame.Handler
      - signature: Step(frame.Event) _
        reason: Frame steps it
        classes: sleep
    sinks:
      off: frame.Go 0
      on: frame.Post 0
      types: frame.Task
    forbidden: frame.Wait
    blocks: {network: [frame.Get, frame.Put]}
    cuts: [{funcs: frame.Detect, reason: once}]
    logs: frame.Log*
`

func sym(name string) catalog.Symbol { return catalog.Symbol{Pkg: "example.com/frame", Name: name} }

func TestDisabledFamilyHasNoLoops(t *testing.T) {
	c := load(t, base, "families: {frame: {enabled: off}}")
	const pkg = "example.com/frame"
	for _, s := range c.Signatures() {
		if s.Method == "Step" {
			t.Error("its signature is there")
		}
	}
	if len(c.MethodLoops(pkg)) != 0 || len(c.LoopParams(sym("OnKey"))) != 0 || c.LoopField(pkg, "Button", "Tapped") != nil ||
		c.LoopType(pkg, "Handler") != nil || len(c.Forbidden(sym("Wait"))) != 0 {
		t.Error("a loop of it is there")
	}
	if s := c.Sinks(sym("Post")); len(s) != 1 || s[0].Kind != catalog.OffLoop || s[0].Loop != nil {
		t.Errorf("what it would post to its loop: %+v, want it off any loop", s)
	}
	if _, ok := c.Blocks(sym("Get")); !ok || !c.OffType(pkg, "Task") {
		t.Error("what is known of its functions is gone")
	}
}

// overlays are keys of the family of base in a later file, and what then holds.
var overlays = []struct {
	rule, over string
	check      func(c *catalog.Catalog) bool
}{
	{"a class of a function", "blocks: {sleep: frame.Get}", func(c *catalog.Catalog) bool {
		b, _ := c.Blocks(sym("Get"))
		return b.Class == catalog.Sleep
	}},
	{"a cut over blocks, with a glob over one without", "cuts: [{funcs: frame.G*, reason: cached}]",
		func(c *catalog.Catalog) bool {
			_, ok := c.Blocks(sym("Get"))
			return !ok && c.Cut(sym("Get"))
		}},
	{"blocks over a cut", "blocks: {file: frame.Detect}", func(c *catalog.Catalog) bool {
		b, _ := c.Blocks(sym("Detect"))
		return !c.Cut(sym("Detect")) && b.Class == catalog.File
	}},
	{"one function only", "blocks: {sleep: frame.Get}", func(c *catalog.Catalog) bool {
		b, _ := c.Blocks(sym("Put"))
		return b.Class == catalog.Network
	}},
	{"a drop", "drop: [frame.Get, frame.LogAll, frame.Wait, frame.Task]", func(c *catalog.Catalog) bool {
		_, ok := c.Blocks(sym("Get"))
		return !ok && !c.Logs(sym("LogAll")) && c.Logs(sym("LogOne")) && len(c.Forbidden(sym("Wait"))) == 0 &&
			!c.OffType("example.com/frame", "Task")
	}},
	{"a drop and new rows in one file", "drop: frame.On*\n    sinks: {off: frame.OnIdle 0}", func(c *catalog.Catalog) bool {
		return len(c.LoopParams(sym("OnKey"))) == 0 && len(c.Sinks(sym("OnIdle"))) == 1
	}},
	{"a drop of a parameter", "drop: frame.OnKey 0", func(c *catalog.Catalog) bool {
		return len(c.LoopParams(sym("OnKey"))) == 0 && len(c.LoopParams(sym("OnMouse"))) == 1
	}},
	{"a drop of a method", "drop: (frame.Model).View", func(c *catalog.Catalog) bool {
		m := c.MethodLoops("example.com/frame")
		return len(m) == 1 && m[0].Method == "Update"
	}},
	{"a drop of a field", "drop: frame.Button.Tapped", func(c *catalog.Catalog) bool {
		return c.LoopField("example.com/frame", "Button", "Tapped") == nil
	}},
	{"a sink over a loop's parameter", "sinks: {off: frame.OnKey 0}", func(c *catalog.Catalog) bool {
		return len(c.LoopParams(sym("OnKey"))) == 0 && len(c.Sinks(sym("OnKey"))) == 1
	}},
	{"a method's reason, once", "loops: [{method: (frame.Model).View, reason: Frame draws with it}]",
		func(c *catalog.Catalog) bool {
			m := c.MethodLoops("example.com/frame")
			return len(m) == 2 && m[1].Method == "View" && m[1].Loop.Reason == "Frame draws with it"
		}},
	{"the family's reason for loops already there", "reason: Frame runs it", func(c *catalog.Catalog) bool {
		return c.MethodLoops("example.com/frame")[0].Loop.Reason == "Frame runs it"
	}},
	{"a title alone, the rest stays", "title: Other", func(c *catalog.Catalog) bool {
		f := c.MethodLoops("example.com/frame")[0].Loop.Family
		return f.Title == "Other" && len(f.Classes) == 2
	}},
	{"a signature's reason, once", "loops: [{signature: Step(frame.Event) _, reason: other}]",
		func(c *catalog.Catalog) bool {
			n := 0
			for _, s := range c.Signatures() {
				if s.Method == "Step" && s.Loop.Reason == "other" {
					n++
				} else if s.Method == "Step" {
					n += 10
				}
			}
			return n == 1
		}},
}

func TestLaterFileGoesBefore(t *testing.T) {
	for _, tt := range overlays {
		t.Run(tt.rule, func(t *testing.T) {
			over := "families:\n  frame:\n    packages: {frame: example.com/frame}\n    " + tt.over + "\n"
			if !tt.check(load(t, base, over)) {
				t.Errorf("not so after\n%s", over)
			}
		})
	}
}

func TestCatalogueUnderneathStays(t *testing.T) {
	under := load(t, base)
	layer, err := catalog.Parse("b", []byte("families: {frame: {title: B, enabled: off}}"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := under.With(layer); err != nil {
		t.Fatal(err)
	}
	if f := under.MethodLoops("example.com/frame")[0].Loop.Family; f.Title != "Frame" || !f.Enabled {
		t.Errorf("With changed its receiver: %+v", f)
	}
}

func TestShortNamesOfBuiltinFamilies(t *testing.T) {
	c := load(t, "families: {bubbletea: {sinks: {off: tea.Later 0}, forbidden: (tea.Program).Kill}}")
	for _, pkg := range []string{bubbletea, "charm.land/bubbletea"} {
		if len(c.Sinks(catalog.Symbol{Pkg: pkg, Name: "Later"})) != 1 {
			t.Errorf("tea does not mean %s", pkg)
		}
	}
}

func TestClassesAreSwitched(t *testing.T) {
	c := load(t, "classes: {lock: on, sleep: off, file: off}", "classes: {file: on}")
	for class, want := range map[catalog.Class]bool{
		catalog.Deadlock: true, catalog.Lock: true, catalog.Sleep: false, catalog.File: true, catalog.CPU: false,
	} {
		if c.ClassEnabled(class) != want {
			t.Errorf("class %s enabled: %t, want %t", class, !want, want)
		}
	}
	if catalog.Builtin().ClassEnabled(catalog.Lock) {
		t.Error("With changed the built-in catalogue")
	}
}

func TestLoopsOwnReasonAndClasses(t *testing.T) {
	for _, s := range load(t, base).Signatures() {
		if s.Method == "Step" && (s.Loop.Reason != "Frame steps it" || len(s.Loop.Classes) != 1) {
			t.Errorf("%+v", s.Loop)
		}
	}
	if m := load(t, base).MethodLoops("example.com/frame"); len(m) != 2 || m[0].Loop.Reason != "Frame calls it" ||
		len(m[0].Loop.Classes) != 2 {
		t.Errorf("%+v", m)
	}
}
