package catalog

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the generated file")

// TestGeneratedFileIsCurrent is the generator too: with -update it writes the file.
func TestGeneratedFileIsCurrent(t *testing.T) {
	const name = "builtin.gen.go"
	want, err := generate("families")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(name, want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what families/*.yaml make: run go generate ./analyzer/catalog", name)
	}
}

func TestAFamilyStandsInOneFile(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.yaml", "b.yaml"} {
		text := "families: {f: {packages: {p: example.com/p}, loops: [{param: p.On 0}]}}\n"
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, err := generate(dir)
	if err == nil || !strings.Contains(err.Error(), "family f is in "+filepath.Join(dir, "a.yaml")+" already") {
		t.Errorf("error %v", err)
	}
}

// generate returns the Go file that holds the families of a folder as static data.
func generate(dir string) ([]byte, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	b.WriteString("// Code generated from families/*.yaml by go generate; DO NOT EDIT.\n\n" +
		"//go:build !loopblock_bootstrap\n\npackage catalog\n\nvar builtin = []Layer{\n")
	in := make(map[string]string) // the file of each family
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		layer, err := parse(filepath.ToSlash(name), data, nil)
		if err != nil {
			return nil, err
		}
		for _, def := range layer.families {
			if other, ok := in[def.family.Name]; ok {
				return nil, fmt.Errorf("%s: family %s is in %s already: name it anew, or put it there", name, def.family.Name, other)
			}
			in[def.family.Name] = name
		}
		writeLayer(&b, layer)
	}
	b.WriteString("}\n")
	return format.Source([]byte(b.String()))
}

func writeLayer(b *strings.Builder, layer *Layer) {
	fmt.Fprintf(b, "{name: %q,\n", layer.name)
	if len(layer.classes) > 0 {
		fmt.Fprintf(b, "classes: []classSwitch{")
		for _, c := range layer.classes {
			fmt.Fprintf(b, "{class: %q, on: %t},", c.class, c.on)
		}
		fmt.Fprintf(b, "},\n")
	}
	fmt.Fprintf(b, "families: []familyDef{\n")
	for i := range layer.families {
		writeFamily(b, &layer.families[i])
	}
	fmt.Fprintf(b, "}},\n")
}

func writeFamily(b *strings.Builder, def *familyDef) {
	fam := &def.family
	fmt.Fprintf(b, "{family: Family{\nName: %q,\nTitle: %q,\nEnabled: %t,\nOffload: %q,\nSource: %q,\n",
		fam.Name, fam.Title, fam.Enabled, fam.Offload, fam.Source)
	fmt.Fprintf(b, "Classes: %s,\nOrdered: %t,\nCondition: %q,\n", classList(fam.Classes), fam.Ordered, fam.Condition)
	if fam.Remedy.Kind != "" {
		fmt.Fprintf(b, "Remedy: %s,\n", remedyText(fam.Remedy))
	}
	fmt.Fprintf(b, "},\n")
	fmt.Fprintf(b, "reason: %q,\nset: %d,\npackages: []pkgDef{\n", def.reason, def.set)
	for _, p := range def.packages {
		fmt.Fprintf(b, "{%q, %s},\n", p.short, stringList(p.paths))
	}
	fmt.Fprintf(b, "},\nloops: []loopDef{\n")
	for _, l := range def.loops {
		fmt.Fprintf(b, "{%q, %s, %s},\n", l.reason, classList(l.classes), remedyText(l.remedy))
	}
	fmt.Fprintf(b, "},\nrows: []row{\n")
	for _, r := range def.rows {
		fmt.Fprintf(b, "{%s, %d, %d, %d, %q, %q, %q},\n", kindNames[r.kind], r.param, r.pkg, r.loop, r.recv, r.name, r.class)
	}
	fmt.Fprintf(b, "},\nsigs: []sigDef{\n")
	for _, s := range def.sigs {
		fmt.Fprintf(b, "{%q, %s, %s, %d},\n", s.name, stringList(s.params), stringList(s.results), s.loop)
	}
	fmt.Fprintf(b, "}},\n")
}

// kindNames are the constants' names, for a table that a person can read in a diff.
var kindNames = map[rowKind]string{
	kindBlocks: "kindBlocks", kindCut: "kindCut", kindLog: "kindLog", kindForbidden: "kindForbidden",
	kindHolds: "kindHolds", kindMethod: "kindMethod", kindParam: "kindParam", kindField: "kindField",
	kindType: "kindType", kindResult: "kindResult", kindSinkOff: "kindSinkOff",
	kindSinkOn: "kindSinkOn", kindOffType: "kindOffType", kindDrop: "kindDrop", kindEnds: "kindEnds",
	kindSuspends: "kindSuspends", kindResumes: "kindResumes", kindDismisses: "kindDismisses", kindFocuses: "kindFocuses", kindInline: "kindInline", kindAwaits: "kindAwaits",
}

// remedyText leaves out what is not there.
func remedyText(r Remedy) string {
	b := new(strings.Builder)
	for _, f := range []struct{ name, text string }{
		{"Kind", string(r.Kind)}, {"Value", r.Value}, {"Poster", r.Poster}, {"Batch", r.Batch}, {"Later", r.Later}, {"Native", r.Native}, {"Spent", r.Spent},
		{"Fail", r.Fail}, {"Remark", r.Remark}, {"Frame", r.Frame}, {"Serve", r.Serve},
	} {
		if f.text != "" {
			fmt.Fprintf(b, "%s: %q, ", f.name, f.text)
		}
	}
	for _, f := range []struct {
		name string
		on   bool
	}{{"Coroutine", r.Coroutine}, {"Immediate", r.Immediate}} {
		if f.on {
			fmt.Fprintf(b, "%s: true, ", f.name)
		}
	}
	if r.Dies != nil {
		fmt.Fprintf(b, "Dies: %#v, ", r.Dies)
	}
	if r.Step != nil {
		fmt.Fprintf(b, "Step: %#v, ", r.Step)
	}
	return "Remedy{" + strings.TrimSuffix(b.String(), ", ") + "}"
}

func classList(list []Class) string {
	if list == nil {
		return "nil"
	}
	return strings.Replace(fmt.Sprintf("%#v", list), "[]catalog.Class", "[]Class", 1)
}

func stringList(list []string) string {
	if list == nil {
		return "nil"
	}
	return fmt.Sprintf("%#v", list)
}
