package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/internal/driver"
)

// options are the flags of subcommands that look at packages.
type options struct {
	dir     string // -C
	config  string
	tags    string
	engine  string // hidden: for measuring
	enable  string
	disable string
	tests   bool

	implementations string
}

// register declares the flags that every subcommand has which loads packages.
func (o *options) register(fs *flag.FlagSet) {
	o.registerDir(fs)
	fs.StringVar(&o.tags, "tags", "", "comma-separated `list` of build tags")
	fs.StringVar(&o.engine, "engine", engineVet, "vet or inprocess")
}

// registerDir declares the flags that say where we are.
func (o *options) registerDir(fs *flag.FlagSet) {
	fs.StringVar(&o.dir, "C", "", "change to `dir` before anything else")
	fs.StringVar(&o.config, "config", "", "config `file`, in place of "+driver.ConfigName+" beside the nearest go.mod or go.work")
}

// registerClasses declares the flags that say what is reported.
func (o *options) registerClasses(fs *flag.FlagSet) {
	fs.StringVar(&o.enable, "enable", "", "comma-separated `list` of classes and families to report besides the default ones")
	fs.StringVar(&o.disable, "disable", "", "comma-separated `list` of classes and families not to report")
	fs.StringVar(&o.implementations, "implementations", "", "report what blocks behind an interface of the module that at most `n` types are put into (default 16)")
}

// request resolves the options: paths become absolute, the config is looked up and read.
func (o *options) request(tool *driver.Tool, patterns []string) (*driver.Request, error) {
	dir, err := o.directory()
	if err != nil {
		return nil, err
	}
	config, err := o.findConfig(dir)
	if err != nil {
		return nil, err
	}
	if config != "" && tool.CheckConfig != nil {
		if err := tool.CheckConfig(config); err != nil {
			return nil, err
		}
	}
	known, err := (&options{implementations: o.implementations}).catalogue(config)
	if err != nil {
		return nil, err
	}
	for _, list := range []struct{ flag, names string }{{"enable", o.enable}, {"disable", o.disable}} {
		if err := checkNames(known, list.flag, list.names); err != nil {
			return nil, err
		}
	}
	return &driver.Request{
		Dir: dir, Patterns: patterns, Tags: o.tags, Tests: o.tests || known.Settings().Tests,
		Enable: o.enable, Disable: o.disable, Config: config, Implementations: known.Settings().Implementations,
	}, nil
}

// directory is the directory to work in, absolute.
func (o *options) directory() (string, error) {
	dir, err := filepath.Abs(o.dir)
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", fmt.Errorf("-C %s: no such directory", o.dir)
	}
	return dir, nil
}

// findConfig is the config file to use, absolute, or "". The flag goes before the environment, the environment before
// looking it up.
func (o *options) findConfig(dir string) (string, error) {
	if o.config == "" {
		config, set, err := driver.EnvConfig()
		if set || err != nil {
			return config, err
		}
		return driver.FindConfig(dir), nil
	}
	config := o.config
	if !filepath.IsAbs(config) {
		config = filepath.Join(dir, config)
	}
	if info, err := os.Stat(config); err != nil || info.IsDir() {
		return "", fmt.Errorf("-config %s: no such file; create it, or leave the flag out", o.config)
	}
	return config, nil
}

// catalogue is the built-in catalogue with the config and the flags over it.
func (o *options) catalogue(config string) (*catalog.Catalog, error) {
	return (&analyzer.Options{
		Config: config, Enable: o.enable, Disable: o.disable, Implementations: o.implementations,
	}).Effective()
}

// effective is the catalogue where we are: the built-in one with the config over it.
func (o *options) effective(c *command) (*catalog.Catalog, error) {
	request, err := o.request(c.tool, nil)
	if err != nil {
		return nil, err
	}
	return o.catalogue(request.Config)
}

// checkConfig reports what is wrong with a config file.
func checkConfig(path string) error {
	_, err := (&analyzer.Options{Config: path}).Effective()
	return err
}

// checkNames fails on a name that is neither a class nor a family.
func checkNames(known *catalog.Catalog, flagName, names string) error {
	if names == "" {
		return nil
	}
	for name := range strings.SplitSeq(names, ",") {
		_, err := catalog.ParseClass(name)
		isFamily := slices.ContainsFunc(known.Families(), func(f *catalog.Family) bool { return f.Name == name })
		if err != nil && !isFamily {
			return fmt.Errorf("-%s: %q is neither a class nor a family; \"loopblock classes\" and \"loopblock contexts\" list them",
				flagName, name)
		}
	}
	return nil
}
