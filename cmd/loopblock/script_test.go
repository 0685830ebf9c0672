package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/internal/driver"
)

// TestMain makes the test binary two commands: loopblock as it is, and toyblock, which is loopblock with an analyzer
// whose findings do not change as the real one learns. The scripts say which they are about.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"loopblock": func() {
			os.Exit(run(&driver.Tool{Analyzer: analyzer.Analyzer, CheckConfig: checkConfig}, os.Args[1:]))
		},
		"cacheprog": cacheProg,
		"toyblock": func() {
			// The two are one executable, so the cache needs something to tell them by.
			os.Exit(run(&driver.Tool{Analyzer: newToy(), CheckConfig: checkConfig, ID: "toy"}, os.Args[1:]))
		},
	})
}

func TestScripts(t *testing.T) {
	goEnv := goEnvironment(t, "GOCACHE", "GOMODCACHE", "GOROOT")
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("..", "..", "testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Vars = append(env.Vars, goEnv...)
			tool, err := exec.LookPath("toyblock")
			if err != nil {
				return err
			}
			bin := filepath.Dir(tool)
			env.Vars = append(env.Vars, "TOOL="+tool, "REALTOOL="+filepath.Join(bin, "loopblock"), "BIN="+bin, "CACHEPROG="+filepath.Join(bin, "cacheprog"))
			// Scripts use the standard library and replaced modules alone.
			env.Vars = append(env.Vars, "GOPROXY=off", "GOFLAGS=", "GOTOOLCHAIN=local", "GOWORK=", "GOTELEMETRY=off")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "quiet": quiet},
	})
}

// exits runs a command and compares its exit code: exits CODE COMMAND ARG...
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ARG...")
	}
	code := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		code = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// quiet checks that the last command wrote nothing to stderr but the summary.
func quiet(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: quiet")
	}
	for line := range strings.Lines(ts.ReadFile("stderr")) {
		if !summaryLine.MatchString(line) {
			ts.Fatalf("stderr has %q", line)
		}
	}
}

var summaryLine = regexp.MustCompile(`^loopblock: (nothing found|\d+ findings? in \d+ files? \(.*\)), .*\d\.\d s\n$`)

// goEnvironment reads settings of the go command, which a script's empty home would change.
func goEnvironment(t *testing.T, names ...string) []string {
	out, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	values := strings.Split(strings.TrimRight(string(out), "\n"), "\n")
	for i, name := range names {
		values[i] = name + "=" + values[i]
	}
	return values
}
