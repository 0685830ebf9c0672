package catalog

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// A reader is a catalogue file being read; its methods report errors with their place.
type reader struct{ name string }

func (s reader) errorf(n *yaml.Node, format string, args ...any) error {
	return lineError(s.name, n.Line, format, args...)
}

// root returns the document's node, nil for an empty document.
func (s reader) root(data string) (*yaml.Node, error) {
	dec := yaml.NewDecoder(strings.NewReader(data))
	var doc, more yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, s.syntaxError(err)
	}
	if err := dec.Decode(&more); err == nil {
		return nil, s.errorf(&more, "a second document: want one a file")
	} else if !errors.Is(err, io.EOF) {
		return nil, s.syntaxError(err)
	}
	if len(doc.Content) != 1 || doc.Content[0].Tag == "!!null" {
		return nil, nil
	}
	return doc.Content[0], nil
}

// syntaxError gives an error of the YAML reader the form of all others.
func (s reader) syntaxError(err error) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := regexp.MustCompile(`^line (\d+): `).FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = text[len(m[0]):]
	}
	return lineError(s.name, line, "not YAML: %s", text)
}

// A key is a key that a mapping may have.
type key struct {
	name string
	read func(*yaml.Node) error
}

// mapping reads a mapping with known keys, in the order of keys, so that what a later one needs is there.
func (s reader) mapping(n *yaml.Node, what string, keys []key) error {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	values := make(map[string]*yaml.Node)
	err := s.pairs(n, what, func(k, v *yaml.Node) error {
		for _, name := range names {
			if k.Value == name {
				values[name] = v
				return nil
			}
		}
		return s.errorf(k, "unknown key %q in %s%s", k.Value, what,
			suggest(k.Value, names, "want one of "+strings.Join(names, ", ")))
	})
	if err != nil {
		return err
	}
	for _, k := range keys {
		if v := values[k.name]; v != nil {
			if err := k.read(v); err != nil {
				return err
			}
		}
	}
	return nil
}

// pairs calls f for the keys and values of a mapping, in their order.
func (s reader) pairs(n *yaml.Node, what string, f func(k, v *yaml.Node) error) error {
	if n.Kind != yaml.MappingNode {
		return s.errorf(n, "%s is %s: want a mapping (key: value)", what, kindOf(n))
	}
	lines := make(map[string]int)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode || k.Tag == "!!merge" {
			return s.errorf(k, "a key of %s is %s: want a plain word", what, kindOf(k))
		}
		if first, ok := lines[k.Value]; ok {
			return s.errorf(k, "key %q stands twice in %s, first in line %d", k.Value, what, first)
		}
		lines[k.Value] = k.Line
		if err := f(k, v); err != nil {
			return err
		}
	}
	return nil
}

// items calls f for the items of a list; a value that is no list is a list of itself.
func (s reader) items(n *yaml.Node, what string, f func(*yaml.Node) error) error {
	if n.Kind != yaml.SequenceNode {
		return f(n)
	}
	if len(n.Content) == 0 {
		return s.errorf(n, "%s is an empty list: leave it out", what)
	}
	for _, item := range n.Content {
		if err := f(item); err != nil {
			return err
		}
	}
	return nil
}

// text reads a string.
func (s reader) text(n *yaml.Node, what string) (string, error) {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return "", s.errorf(n, "%s is %s: want text", what, kindOf(n))
	}
	v := strings.TrimSpace(n.Value)
	if v == "" {
		return "", s.errorf(n, "%s is empty: want text", what)
	}
	return v, nil
}

// flag reads a truth value.
func (s reader) flag(n *yaml.Node, what string) (bool, error) {
	if n.Kind == yaml.ScalarNode {
		switch n.Value {
		case "on", "true":
			return true, nil
		case "off", "false":
			return false, nil
		}
	}
	return false, s.errorf(n, "%s is %s: want on or off", what, kindOf(n))
}

// class reads a class.
func (s reader) class(n *yaml.Node) (Class, error) {
	v, err := s.text(n, "the class")
	if err != nil {
		return "", err
	}
	c, err := ParseClass(v)
	if err != nil {
		names := make([]string, len(Classes()))
		for i, c := range Classes() {
			names[i] = string(c)
		}
		return "", s.errorf(n, "unknown class %q%s", v, suggest(v, names, "want one of "+strings.Join(names, ", ")))
	}
	return c, nil
}

// kindOf says what a node is, for errors.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	if n.Tag == "!!null" {
		return "empty"
	}
	return fmt.Sprintf("%q", n.Value)
}
