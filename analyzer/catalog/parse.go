package catalog

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Parse reads a catalogue file. The name is for errors, each of which says where and what to write instead.
func Parse(filename string, data []byte) (*Layer, error) {
	return parse(filename, data, builtin)
}

// ParseValue reads what a catalogue file has from a value that another program read: maps, lists, strings, truth values.
// Errors have the name, and no line.
func ParseValue(name string, value any) (*Layer, error) {
	var root yaml.Node
	if err := root.Encode(value); err != nil {
		return nil, lineError(name, 0, "%v", err)
	}
	return parseNode(reader{name}, &root, builtin)
}

// parse reads a catalogue file whose families may use the short names for packages of families in base.
func parse(filename string, data []byte, base []Layer) (*Layer, error) {
	s := reader{filename}
	root, err := s.root(string(data))
	if err != nil {
		return nil, err
	}
	return parseNode(s, root, base)
}

func parseNode(s reader, root *yaml.Node, base []Layer) (*Layer, error) {
	layer := &Layer{name: s.name}
	if root == nil || root.Tag == "!!null" {
		return layer, nil
	}
	err := s.mapping(root, "the file", append([]key{
		{"classes", func(n *yaml.Node) error { return s.classSwitches(n, layer) }},
		{"families", func(n *yaml.Node) error {
			return s.pairs(n, "families", func(k, v *yaml.Node) error {
				f := familyReader{reader: s, def: familyDef{line: k.Line}, base: base}
				if err := f.read(k, v); err != nil {
					return err
				}
				layer.families = append(layer.families, f.def)
				return nil
			})
		}},
	}, s.settingKeys(layer)...))
	if err != nil {
		return nil, err
	}
	return layer, nil
}

// classSwitches reads the classes that a file switches on and off.
func (s reader) classSwitches(n *yaml.Node, layer *Layer) error {
	return s.pairs(n, "classes", func(k, v *yaml.Node) error {
		c, err := s.class(k)
		if err != nil {
			return err
		}
		on, err := s.flag(v, "class "+string(c))
		if err != nil {
			return err
		}
		if c == Deadlock && !on {
			return s.errorf(k, "class deadlock cannot be switched off: drop the function instead")
		}
		layer.classes = append(layer.classes, classSwitch{c, on, k.Line})
		return nil
	})
}

// A familyReader reads one family of a file.
type familyReader struct {
	reader
	def  familyDef
	base []Layer // where short names are looked up that the file does not define
}

func (f *familyReader) read(name, n *yaml.Node) error {
	f.def.family.Name = name.Value
	if name.Value == "" || strings.Trim(name.Value, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
		return f.errorf(name, "family %q: want a name of lower-case letters, digits, - and _", name.Value)
	}
	fam := &f.def.family
	return f.mapping(n, "family "+name.Value, []key{
		{"title", f.textKey(setTitle, "title", &fam.Title)},
		{"enabled", f.flagKey(setEnabled, "enabled", &fam.Enabled)},
		{"source", f.textKey(setSource, "source", &fam.Source)},
		{"condition", f.textKey(setCondition, "condition", &fam.Condition)},
		{"offload", f.textKey(setOffload, "offload", &fam.Offload)},
		{"ordered", f.flagKey(setOrdered, "ordered", &fam.Ordered)},
		{"reason", f.textKey(setReason, "reason", &f.def.reason)},
		{"classes", func(n *yaml.Node) (err error) {
			f.def.set |= setClasses
			fam.Classes, err = f.classes(n)
			return err
		}},
		{"packages", f.packages},
		{"remedy", func(n *yaml.Node) (err error) {
			f.def.set |= setRemedy
			fam.Remedy, err = f.remedy(n)
			return err
		}},
		{"loops", f.loops},
		{"sinks", f.sinks},
		{"forbidden", f.funcsKey("forbidden", row{kind: kindForbidden, param: -1, loop: -1})},
		{"ends", f.funcsKey("ends", row{kind: kindEnds, param: -1, loop: -1})},
		{"suspends", f.funcsKey("suspends", row{kind: kindSuspends, param: -1, loop: -1})},
		{"resumes", f.funcsKey("resumes", row{kind: kindResumes, param: -1, loop: -1})},
		{"dismisses", f.funcsKey("dismisses", row{kind: kindDismisses, param: -1, loop: -1})},
		{"focuses", f.funcsKey("focuses", row{kind: kindFocuses, param: -1, loop: -1})},
		{"blocks", f.classedKey("blocks", kindBlocks)},
		{"holds", f.classedKey("holds", kindHolds)},
		{"awaits", f.classedKey("awaits", kindAwaits)},
		{"cuts", f.cuts},
		{"logs", f.funcsKey("logs", row{kind: kindLog, param: -1, loop: -1})},
		{"drop", f.drop},
	})
}

func (f *familyReader) textKey(set keySet, what string, into *string) func(*yaml.Node) error {
	return func(n *yaml.Node) (err error) {
		f.def.set |= set
		*into, err = f.text(n, what)
		return err
	}
}

func (f *familyReader) flagKey(set keySet, what string, into *bool) func(*yaml.Node) error {
	return func(n *yaml.Node) (err error) {
		f.def.set |= set
		*into, err = f.flag(n, what)
		return err
	}
}

func (f *familyReader) funcsKey(what string, r row) func(*yaml.Node) error {
	return func(n *yaml.Node) error { return f.addAll(n, what, r, f.function) }
}

// classedKey reads a mapping from classes to patterns.
func (f *familyReader) classedKey(what string, kind rowKind) func(*yaml.Node) error {
	read := f.function
	if kind == kindHolds {
		read = f.fieldOrVar
	}
	return func(n *yaml.Node) error {
		return f.pairs(n, what, func(k, v *yaml.Node) error {
			c, err := f.class(k)
			if err != nil {
				return err
			}
			return f.addAll(v, what, row{kind: kind, param: -1, loop: -1, class: c}, read)
		})
	}
}

// addAll adds a row like r for each place that each of the patterns of n names.
func (f *familyReader) addAll(n *yaml.Node, what string, r row, read func(*yaml.Node) ([]place, error)) error {
	return f.items(n, what, func(n *yaml.Node) error {
		places, err := read(n)
		if err != nil {
			return err
		}
		for _, p := range places {
			r.pkg, r.recv, r.name = int16(p.pkg), p.recv, p.name
			if p.param >= 0 {
				r.param = int8(p.param)
			}
			f.def.rows = append(f.def.rows, r)
		}
		return nil
	})
}

func (f *familyReader) classes(n *yaml.Node) ([]Class, error) {
	var out []Class
	err := f.items(n, "classes", func(n *yaml.Node) error {
		c, err := f.class(n)
		out = append(out, c)
		return err
	})
	return out, err
}

// packages reads the short names for import paths.
func (f *familyReader) packages(n *yaml.Node) error {
	return f.pairs(n, "packages", func(k, v *yaml.Node) error {
		if !isIdent(k.Value) {
			return f.errorf(k, "short name %q: want an identifier", k.Value)
		}
		def := pkgDef{short: k.Value}
		err := f.items(v, "packages", func(n *yaml.Node) error {
			path, err := f.text(n, "the import path")
			if err != nil {
				return err
			}
			if !isPath(path) {
				return f.errorf(n, "%q is not an import path", path)
			}
			if path = NormPath(path); !slices.Contains(def.paths, path) {
				def.paths = append(def.paths, path)
			}
			return nil
		})
		f.def.packages = append(f.def.packages, def)
		return err
	})
}

// loops reads the ways in which the family runs code on its loop.
func (f *familyReader) loops(n *yaml.Node) error {
	return f.items(n, "loops", f.loop)
}

func (f *familyReader) loop(n *yaml.Node) error {
	what := "an item of loops"
	var l loopDef
	kinds := 0
	designator := func(name string, kind rowKind, read func(*yaml.Node) ([]place, error)) key {
		return key{name, func(n *yaml.Node) error {
			kinds++
			return f.addAll(n, name, row{kind: kind, param: -1, loop: int16(len(f.def.loops))}, read)
		}}
	}
	keys := []key{
		designator("method", kindMethod, f.method),
		designator("param", kindParam, f.param),
		designator("field", kindField, f.field),
		designator("type", kindType, f.typeName),
		designator("result", kindResult, f.function),
		{"signature", func(n *yaml.Node) error {
			kinds++
			return f.items(n, "signature", f.signature)
		}},
		{"reason", func(n *yaml.Node) (err error) { l.reason, err = f.text(n, "reason"); return err }},
		{"classes", func(n *yaml.Node) (err error) { l.classes, err = f.classes(n); return err }},
		{"remedy", func(n *yaml.Node) (err error) { l.remedy, err = f.remedy(n); return err }},
	}
	if err := f.mapping(n, what, keys); err != nil {
		return err
	}
	if kinds != 1 {
		return f.errorf(n, "%s names %d kinds of place: want one of method, param, field, type, result, signature",
			what, kinds)
	}
	f.def.loops = append(f.def.loops, l)
	return nil
}

// sinks reads the parameters and types that take code off the loop, or back on it, or off it where that is possible.
func (f *familyReader) sinks(n *yaml.Node) error {
	off := row{kind: kindSinkOff, param: -1, loop: -1}
	inline := row{kind: kindInline, param: -1, loop: -1}
	offType := row{kind: kindOffType, param: -1, loop: -1}
	return f.mapping(n, "sinks", []key{
		{"off", func(n *yaml.Node) error { return f.addAll(n, "off", off, f.param) }},
		{"on", func(n *yaml.Node) error { return f.items(n, "on", f.sinkOn) }},
		{"inline", func(n *yaml.Node) error { return f.addAll(n, "inline", inline, f.param) }},
		{"types", func(n *yaml.Node) error { return f.addAll(n, "types", offType, f.typeName) }},
	})
}

// sinkOn reads a parameter that is run on the loop later: the parameter alone, or with a reason and classes.
func (f *familyReader) sinkOn(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		return f.addAll(n, "on", row{kind: kindSinkOn, param: -1, loop: -1}, f.param)
	}
	var l loopDef
	found := false
	err := f.mapping(n, "an item of on", []key{
		{"param", func(n *yaml.Node) error {
			found = true
			return f.addAll(n, "param", row{kind: kindSinkOn, param: -1, loop: int16(len(f.def.loops))}, f.param)
		}},
		{"reason", func(n *yaml.Node) (err error) { l.reason, err = f.text(n, "reason"); return err }},
		{"classes", func(n *yaml.Node) (err error) { l.classes, err = f.classes(n); return err }},
		{"remedy", func(n *yaml.Node) (err error) { l.remedy, err = f.remedy(n); return err }},
	})
	if err == nil && !found {
		err = f.errorf(n, "an item of on has no param")
	}
	f.def.loops = append(f.def.loops, l)
	return err
}

// cuts reads the functions that do not block whatever their bodies do. Each wants a reason, for a cut hides.
func (f *familyReader) cuts(n *yaml.Node) error {
	return f.items(n, "cuts", func(n *yaml.Node) error {
		var l loopDef
		before := len(f.def.rows)
		err := f.mapping(n, "an item of cuts", []key{
			{"funcs", f.funcsKey("funcs", row{kind: kindCut, param: -1, loop: int16(len(f.def.loops))})},
			{"reason", func(n *yaml.Node) (err error) { l.reason, err = f.text(n, "reason"); return err }},
		})
		switch {
		case err != nil:
			return err
		case len(f.def.rows) == before:
			return f.errorf(n, "an item of cuts has no funcs")
		case l.reason == "":
			return f.errorf(n, "an item of cuts has no reason: say why these do not block")
		}
		f.def.loops = append(f.def.loops, l)
		return nil
	})
}

// drop reads what to forget of earlier layers.
func (f *familyReader) drop(n *yaml.Node) error {
	return f.addAll(n, "drop", row{kind: kindDrop, param: -1, loop: -1}, f.anything)
}
