package main

import (
	"cmp"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/report"
)

// config prints the config that a run here would have, with where each of its values is from.
func (c *command) config(args []string) (int, error) {
	var o options
	var schema bool
	fs := flag.NewFlagSet("config", flag.ContinueOnError)
	o.registerDir(fs)
	o.registerClasses(fs)
	fs.BoolVar(&schema, "schema", false, "print the JSON schema of a config, for editors")
	if err := parse(fs, args); err != nil {
		return exitFailed, err
	}
	if err := noArgs("config", fs.Args()); err != nil {
		return exitFailed, err
	}
	if schema {
		_, err := fmt.Fprint(c.stdout, catalog.Schema)
		return exitOK, err
	}
	request, err := o.request(c.tool, nil)
	if err != nil {
		return exitFailed, err
	}
	known, err := o.catalogue(request.Config)
	if err != nil {
		return exitFailed, err
	}
	_, err = fmt.Fprint(c.stdout, describeConfig(known, request.Dir, request.Config))
	return exitOK, err
}

// describeConfig writes the effective config as a config file, with the origins as comments.
func describeConfig(known *catalog.Catalog, dir, file string) string {
	short := ""
	var b strings.Builder
	if file == "" {
		fmt.Fprintf(&b, "# no %s beside a go.mod or go.work, here or above\n", driver.ConfigName)
	} else {
		short = report.ShortPath(dir, file)
		fmt.Fprintf(&b, "# config: %s\n", filepath.ToSlash(short))
	}
	w := tabwriter.NewWriter(&b, 0, 0, 1, ' ', 0)
	line := func(text, origin, otherwise string) {
		if file != "" {
			origin = strings.ReplaceAll(origin, file, filepath.ToSlash(short))
		}
		fmt.Fprintf(w, "%s\t# %s\n", text, cmp.Or(origin, otherwise))
	}
	settings := known.Settings()
	for _, s := range []struct {
		key string
		on  bool
	}{{"tests", settings.Tests}, {"unused-ignores", settings.UnusedIgnores}, {"native", settings.Native}} {
		line(s.key+": "+onOff(s.on), known.SettingOrigin(s.key), "default")
	}
	line(fmt.Sprintf("implementations: %d", settings.Implementations), known.SettingOrigin("implementations"), "default")
	fmt.Fprintln(w, "classes:")
	for _, class := range catalog.Classes() {
		otherwise := "default"
		if class == catalog.Deadlock {
			otherwise = "always"
		}
		line(fmt.Sprintf("  %s: %s", class, onOff(known.ClassEnabled(class))), known.ClassOrigin(class), otherwise)
	}
	fmt.Fprintln(w, "families:")
	for _, f := range known.Families() {
		origins := strings.Join(known.FamilyOrigins(f.Name), ", ")
		line(fmt.Sprintf("  %s: {enabled: %s}", f.Name, onOff(f.Enabled)), origins, "built in")
	}
	_ = w.Flush() // into memory
	return b.String()
}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}
