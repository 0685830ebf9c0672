package catalog

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Settings are what a config file says of reporting, rather than of code.
type Settings struct {
	Tests         bool // report in test files too
	UnusedIgnores bool // report ignores that hide nothing
	Native        bool // suggest the framework's own way off the loop first

	// Implementations is how many types may be put into an interface of the module for anything to be said of what
	// blocks behind it; 0 for nothing.
	Implementations int
}

// defaultImplementations is the limit unless the user says otherwise. A choice is between a few; what dozens of types
// implement is a convention, and which of them is meant at a call cannot be told.
const defaultImplementations = 16

// A settingDef is one setting as a file has it.
type settingDef struct {
	key  string
	line int
	set  func(*Settings)
}

// settingKeys are the keys of a file that are settings.
func (s reader) settingKeys(layer *Layer) []key {
	onOff := func(name string, set func(*Settings, bool)) key {
		return key{name, func(n *yaml.Node) error {
			on, err := s.flag(n, name)
			layer.settings = append(layer.settings, settingDef{name, n.Line, func(to *Settings) { set(to, on) }})
			return err
		}}
	}
	count := func(name string, set func(*Settings, int)) key {
		return key{name, func(n *yaml.Node) error {
			i, err := strconv.Atoi(n.Value)
			if err != nil || i < 0 {
				return s.errorf(n, "%s: want a number, 0 or more, not %q", name, n.Value)
			}
			layer.settings = append(layer.settings, settingDef{name, n.Line, func(to *Settings) { set(to, i) }})
			return nil
		}}
	}
	return []key{
		onOff("tests", func(to *Settings, on bool) { to.Tests = on }),
		onOff("unused-ignores", func(to *Settings, on bool) { to.UnusedIgnores = on }),
		onOff("native", func(to *Settings, on bool) { to.Native = on }),
		count("implementations", func(to *Settings, n int) { to.Implementations = n }),
	}
}

// Settings returns the settings of the catalogue's layers. Where several have one, the last one's holds.
func (c *Catalog) Settings() Settings { return c.settings }

// mergeSettings lays a layer's settings over those of the layers before it.
func (c *Catalog) mergeSettings(l *Layer) {
	for _, def := range l.settings {
		def.set(&c.settings)
	}
}

// SettingOrigin says where a setting has its value from: file and line, or "" for the default.
func (c *Catalog) SettingOrigin(key string) (origin string) {
	for _, l := range c.layers {
		for _, def := range l.settings {
			if def.key == key {
				origin = l.at(def.line)
			}
		}
	}
	return origin
}

// ClassOrigin says where it is decided whether a class is on: file and line, or "" for the default.
func (c *Catalog) ClassOrigin(class Class) (origin string) {
	for _, l := range c.layers {
		for _, sw := range l.classes {
			if sw.class == class {
				origin = l.at(sw.line)
			}
		}
	}
	return origin
}

// FamilyOrigins says where the layers over the built-in ones say something of a family: file and line.
func (c *Catalog) FamilyOrigins(name string) []string {
	var out []string
	for _, l := range c.layers[min(len(builtin), len(c.layers)):] {
		for i := range l.families {
			if def := &l.families[i]; def.family.Name == name {
				out = append(out, l.at(def.line))
			}
		}
	}
	return out
}

// at is a line of the layer. What stands for a flag has no lines worth telling.
func (l *Layer) at(line int) string {
	if line == 0 || strings.HasPrefix(l.name, "-") {
		return l.name
	}
	return fmt.Sprintf("%s:%d", l.name, line)
}
