package analyzer

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// Options are the settings of an analyzer. The zero value is the default.
type Options struct {
	Catalog  *catalog.Catalog // nil: the built-in one
	Tests    bool             // report in test files too
	Wire     bool             // messages are findings as JSON, for the loopblock command
	Why      bool             // report the effect of every function, under the category "why"
	Enable   string           // comma-separated classes and families to report besides the default ones
	Disable  string           // comma-separated classes and families not to report
	Config   string           // path of a config file
	NoUnused bool             // do not report ignores that hide nothing
	Nolint   bool             // the host hides by //nolint comments itself

	// Implementations is how many types may be put into an interface for what blocks behind it to be reported, as a
	// number; "" for what the config says.
	Implementations string
}

// An inverted is a flag that is on by default, kept as what switches it off: the zero value is the default.
type inverted bool

func (i *inverted) String() string { return strconv.FormatBool(!bool(*i)) }

func (i *inverted) Set(text string) error {
	on, err := strconv.ParseBool(text)
	*i = inverted(!on)
	return err
}

// IsBoolFlag lets the flag stand without a value.
func (i *inverted) IsBoolFlag() bool { return true }

// Effective is the catalogue that the options describe: the built-in one, the config over it, the flags over that.
func (o *Options) Effective() (*catalog.Catalog, error) {
	c := o.Catalog
	if c == nil {
		c = catalog.Builtin()
	}
	if o.Config != "" {
		data, err := os.ReadFile(o.Config)
		if err != nil {
			return nil, fmt.Errorf("cannot read the config: %w", err)
		}
		if c, err = merged(c, o.Config, data); err != nil {
			return nil, err
		}
	}
	for _, sw := range []struct {
		flag, names string
		on          bool
	}{{"-enable", o.Enable, true}, {"-disable", o.Disable, false}} {
		for name := range strings.SplitSeq(sw.names, ",") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			layer, err := switchLayer(c, name, sw.on)
			if err != nil {
				return nil, err
			}
			if c, err = merged(c, sw.flag, []byte(layer)); err != nil {
				return nil, err
			}
		}
	}
	if o.Implementations == "" {
		return c, nil
	}
	return merged(c, "-implementations", []byte("implementations: "+strconv.Quote(o.Implementations)))
}

func merged(c *catalog.Catalog, name string, data []byte) (*catalog.Catalog, error) {
	layer, err := catalog.Parse(name, data)
	if err != nil {
		return nil, err
	}
	return c.With(layer)
}

// switchLayer writes the config that switches a class or family on or off.
func switchLayer(c *catalog.Catalog, name string, on bool) (string, error) {
	if _, err := catalog.ParseClass(name); err == nil {
		return fmt.Sprintf("classes: {%s: %t}\n", name, on), nil
	}
	for _, f := range c.Families() {
		if f.Name == name {
			return fmt.Sprintf("families: {%s: {enabled: %t}}\n", name, on), nil
		}
	}
	return "", fmt.Errorf("%q is no class and no family: `loopblock classes` and `loopblock contexts` list them", name)
}
