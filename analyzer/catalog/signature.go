package catalog

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

const signatureForm = "want Method(package.Type, _) (_, package.Type), with func for any function, _ for any type, " +
	"and ... for any further parameters"

// signature reads the shape of a method or function and adds one for each way of writing out its packages.
func (f *familyReader) signature(n *yaml.Node) error {
	text, err := f.text(n, "the signature")
	if err != nil {
		return err
	}
	name, rest, ok := strings.Cut(text, "(")
	params, results, ok2 := strings.Cut(rest, ")")
	if !ok || !ok2 || !isIdent(name) {
		return f.errorf(n, "%q is not a signature: %s", text, signatureForm)
	}
	results = strings.TrimSpace(results)
	if inner, ok := strings.CutPrefix(results, "("); ok {
		if results, ok = strings.CutSuffix(inner, ")"); !ok {
			return f.errorf(n, "%q is not a signature: %s", text, signatureForm)
		}
	} else if strings.Contains(results, ",") {
		return f.errorf(n, "%q is not a signature: %s", text, signatureForm)
	}
	if name == "func" {
		name = ""
	}
	var types [2][]typeRef
	for i, list := range []string{params, results} {
		if types[i], err = f.typeList(n, text, list); err != nil {
			return err
		}
	}
	for _, sig := range f.expand(types) {
		sig.name, sig.loop = name, int16(len(f.def.loops))
		f.def.sigs = append(f.def.sigs, sig)
	}
	return nil
}

// A typeRef is a type in a signature: stars and brackets, packages (-1 for a predeclared type), and a name.
type typeRef struct {
	prefix string
	pkg    int
	name   string
}

func (f *familyReader) typeList(n *yaml.Node, text, list string) ([]typeRef, error) {
	var out []typeRef
	if strings.TrimSpace(list) == "" {
		return nil, nil
	}
	words := strings.Split(list, ",")
	for i, word := range words {
		word = strings.TrimSpace(word)
		t := typeRef{pkg: -1}
		for strings.HasPrefix(word, "*") || strings.HasPrefix(word, "[]") {
			cut := strings.IndexAny(word, "*]") + 1
			t.prefix, word = t.prefix+word[:cut], word[cut:]
		}
		pkg, name, qualified := cutLast(word, ".")
		switch {
		case word == "..." && i == len(words)-1 && t.prefix == "":
			t.name = word
		case qualified && isIdent(name):
			var err error
			if t.pkg, err = f.pkg(n, text, pkg); err != nil {
				return nil, err
			}
			for _, path := range f.def.packages[t.pkg].paths {
				if strings.Contains(path, "*") {
					return nil, f.errorf(n, "%q: a * in an import path does not do in a signature", text)
				}
			}
			t.name = name
		case !qualified && isIdent(word):
			t.name = word
		default:
			return nil, f.errorf(n, "%q: %q is not a type: %s", text, word, signatureForm)
		}
		out = append(out, t)
	}
	return out, nil
}

// expand writes out the import paths of the types: the types of one set of packages take the same path at a time, for a
// program that mixes two versions of a framework has a loop in each.
func (f *familyReader) expand(types [2][]typeRef) []sigDef {
	choices := []map[int]string{{}}
	for _, list := range types {
		for _, t := range list {
			if t.pkg < 0 || choices[0][t.pkg] != "" || len(choices) > 100 {
				continue
			}
			var next []map[int]string
			for _, c := range choices {
				for _, path := range f.def.packages[t.pkg].paths {
					with := map[int]string{t.pkg: path}
					for k, v := range c {
						with[k] = v
					}
					next = append(next, with)
				}
			}
			choices = next
		}
	}
	var out []sigDef
	for _, c := range choices {
		var written [2][]string
		for i, list := range types {
			for _, t := range list {
				name := t.name
				if t.pkg >= 0 {
					name = c[t.pkg] + "." + name
				}
				written[i] = append(written[i], t.prefix+name)
			}
		}
		out = append(out, sigDef{params: written[0], results: written[1]})
	}
	return out
}
