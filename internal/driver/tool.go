package driver

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"go/version"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A Tool is an analyzer as a program that the go command can run.
type Tool struct {
	Analyzer    *analysis.Analyzer
	CheckConfig func(path string) error // reports what is wrong with a config file; nil for no check
	ID          string                  // what else the results depend on; "" for nothing but the executable and the config
}

// configFlag is the analyzer's flag that names the config file.
const configFlag = "config"

// ServesVet reports whether a program with these arguments was started by the go command as its vet tool.
func ServesVet(args []string) bool {
	if len(args) == 0 {
		return false
	}
	switch args[0] {
	case "-V=full", "--V=full", "-flags", "--flags":
		return len(args) == 1
	}
	return strings.HasSuffix(args[len(args)-1], ".cfg")
}

// Serve answers the go command. It ends the program where the arguments name a unit to analyse; else it returns the
// exit code.
func (t *Tool) Serve(args []string, stdout, stderr io.Writer) int {
	fail := func(err error) int {
		fmt.Fprintf(stderr, "loopblock: %v\n", err)
		return 2
	}
	if err := checkGo(os.Getenv("GOVERSION"), runtime.Version()); err != nil {
		return fail(err)
	}
	switch strings.TrimLeft(args[0], "-") {
	case "flags":
		if err := t.printFlags(stdout); err != nil {
			return fail(err)
		}
		return 0
	case "V=full":
		if err := t.printID(stdout); err != nil {
			return fail(err)
		}
		return 0
	}
	if err := t.serveUnit(args); err != nil {
		return fail(err)
	}
	return 0
}

// CheckGo reports whether this program can analyse packages of the Go of that version.
func CheckGo(running string) error { return checkGo(running, runtime.Version()) }

// checkGo compares the Go that runs with the Go that this program was built with. An older one cannot read the newer
// one's standard library.
func checkGo(running, built string) error {
	running, _, _ = strings.Cut(running, " ") // experiments follow
	built, _, _ = strings.Cut(built, " ")
	if !version.IsValid(running) || !version.IsValid(built) {
		return nil // a development version, or a go command that does not say
	}
	if want := version.Lang(running); version.Compare(want, version.Lang(built)) > 0 {
		return fmt.Errorf("built with %s, cannot analyse packages of %s: rebuild with %s", built, running, want)
	}
	return nil
}

// printFlags says which flags go vet may pass. The config is not among them: go vet would not notice an edit of it
// (see the package's comment).
func (t *Tool) printFlags(w io.Writer) error {
	type jsonFlag struct {
		Name  string
		Bool  bool
		Usage string
	}
	name := t.Analyzer.Name
	flags := []jsonFlag{
		{"V", true, "print version and exit"},
		{"c", false, "display offending line with this many lines of context"},
		{"diff", true, "with -fix, don't update the files, but print a unified diff"},
		{"flags", true, "print analyzer flags in JSON"},
		{"json", true, "emit JSON output"},
		{name, true, "enable " + name + " analysis"},
	}
	t.Analyzer.Flags.VisitAll(func(f *flag.Flag) {
		if f.Name == configFlag {
			return
		}
		b, ok := f.Value.(interface{ IsBoolFlag() bool })
		flags = append(flags, jsonFlag{name + "." + f.Name, ok && b.IsBoolFlag(), f.Usage})
	})
	data, err := json.MarshalIndent(flags, "", "\t")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", data)
	return err
}

// printID prints what the go command caches results by.
func (t *Tool) printID(w io.Writer) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	configs, err := runConfigs(dir)
	if err != nil {
		return err
	}
	exe, err := os.Executable()
	if err != nil {
		return err
	}
	hash := sha256.New()
	if err := hashFile(hash, t.ID, exe); err != nil {
		return err
	}
	for _, config := range configs {
		if t.CheckConfig != nil {
			if err := t.CheckConfig(config.path); err != nil {
				return err
			}
		}
		if err := hashFile(hash, config.where, config.path); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintf(w, "%s version devel loopblock buildID=%x\n", filepath.Base(exe), hash.Sum(nil))
	return err
}

// hashFile adds a name and the contents of a file, so that they cannot run into the next one's.
func hashFile(hash io.Writer, name, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	one := sha256.New()
	if _, err := io.Copy(one, f); err != nil {
		return err
	}
	_, err = fmt.Fprintf(hash, "%q %x\n", name, one.Sum(nil))
	return err
}
