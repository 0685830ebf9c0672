package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/hosttest"
)

// TestAgain: what the side-car's engine says of an edited package without the go command is what it says with it, and
// where it could be something else it says nothing.
func TestAgain(t *testing.T) {
	t.Setenv("GOFLAGS", "")
	t.Setenv("GOWORK", "off")
	dir := hosttest.Program(t)
	ui, load := filepath.Join(dir, "ui", "ui.go"), filepath.Join(dir, "store", "store.go")
	text := hosttest.Read(t, ui)
	vet := driver.Vet{Analyzer: "loopblock", Tool: tool(t)}
	e := &driver.Resident{Vet: vet}
	ask := func(unsaved driver.Unsaved) *driver.Request {
		return &driver.Request{Dir: dir, Patterns: []string{"./ui", "./store"}, Unsaved: unsaved, Implementations: 16}
	}
	again := func(r *driver.Request) *driver.Result {
		t.Helper()
		got, err := e.Again(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	run := func(e driver.Engine, r *driver.Request) *driver.Result {
		t.Helper()
		got, err := e.Run(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	typed := func(n string) driver.Unsaved { return driver.Unsaved{ui: []byte(text + "\n// typed " + n + "\n")} }

	if got := again(ask(typed("before anything is known"))); got != nil {
		t.Errorf("it knows %v", got)
	}
	// What comes with the first run is the go command's, and goes with it. Nobody else has analysed these texts.
	run(e, ask(typed("first in "+dir)))
	run(e, ask(typed(dir)))

	for name, unsaved := range map[string]driver.Unsaved{
		"as it was":   typed(dir),
		"a mistake":   {ui: []byte(strings.Replace(text, "\tgo store.Load(url)\n", "\tstore.Load(url)\n", 1))},
		"none":        {ui: []byte("// Package ui has no loop.\npackage ui\n\nimport (\n\t\"time\"\n\n\t\"example.com/hosts/store\"\n)\n\nfunc refresh() {\n\ttime.Sleep(1)\n\tstore.Load(\"\")\n}\n")},
		"saved again": nil,
	} {
		got, want := again(ask(unsaved)), run(&vet, ask(unsaved))
		if name == "none" { // the text before the imports' end is another
			if got != nil {
				t.Errorf("%s: it knows %v", name, got)
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" || len(want.Findings) == 0 {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}

	// What does not compile is a problem, and no other edit's.
	got := again(ask(driver.Unsaved{ui: []byte(text + "func (\n")}))
	if got == nil || len(got.Problems) == 0 {
		t.Errorf("%+v", got)
	}
	if got := again(ask(typed("after that"))); got == nil || len(got.Problems) > 0 {
		t.Errorf("%+v", got)
	}

	for name, r := range map[string]*driver.Request{
		"another package":  ask(driver.Unsaved{load: []byte(hosttest.Read(t, load) + "\n// typed\n")}),
		"two packages":     ask(driver.Unsaved{ui: typed("1")[ui], load: []byte("package store\n")}),
		"a new file":       ask(driver.Unsaved{filepath.Join(dir, "ui", "new.go"): []byte("package ui\n")}),
		"another import":   ask(driver.Unsaved{ui: []byte(strings.Replace(text, "\"time\"\n", "\"time\"\n\t_ \"os\"\n", 1))}),
		"a build tag":      ask(driver.Unsaved{ui: []byte("//go:build never\n\n" + text)}),
		"another disk":     {Dir: dir, Patterns: []string{"./ui", "./store"}, Disk: 1},
		"other classes":    {Dir: dir, Patterns: []string{"./ui", "./store"}, Disable: "sleep"},
		"fewer packages":   {Dir: dir, Patterns: []string{"./ui"}},
		"tests as well":    {Dir: dir, Patterns: []string{"./ui", "./store"}, Tests: true},
		"other build tags": {Dir: dir, Patterns: []string{"./ui", "./store"}, Tags: "x"},
	} {
		if got := again(r); got != nil {
			t.Errorf("%s: it knows %v", name, got)
		}
	}

	// The go command replays a text that it has seen, and the package is still known.
	run(e, ask(typed(dir)))
	if got := again(ask(typed("after a replay"))); got == nil {
		t.Error("it knows nothing after a replay")
	}
}
