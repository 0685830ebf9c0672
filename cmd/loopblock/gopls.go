package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/loopblock/loopblock/internal/gopls"
)

// gopls builds a gopls with the analyzer in it.
func (c *command) gopls(args []string) (int, error) {
	if len(args) == 0 || args[0] != "build" {
		return exitFailed, errors.New(`gopls takes the word build: loopblock gopls build`)
	}
	b := gopls.Build{Log: c.stderr}
	fs := flag.NewFlagSet("gopls build", flag.ContinueOnError)
	fs.StringVar(&b.Out, "o", "", "where to put the executable")
	fs.StringVar(&b.Version, "version", "", "version of gopls")
	fs.StringVar(&b.Source, "source", "", "directory of loopblock's source")
	fs.StringVar(&b.Config, "config", "", "config to build in")
	if err := parse(fs, args[1:]); err != nil {
		return exitFailed, err
	}
	if err := noArgs("gopls build", fs.Args()); err != nil {
		return exitFailed, err
	}
	if b.Config != "" {
		if err := checkConfig(b.Config); err != nil {
			return exitFailed, err
		}
	}
	if err := goplsPaths(&b); err != nil {
		return exitFailed, err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	version, err := b.Run(ctx)
	if err != nil {
		return exitFailed, fmt.Errorf("cannot build gopls: %w", err)
	}
	_, err = fmt.Fprintf(c.stdout, goplsBuilt, version, b.Out)
	return exitOK, err
}

const goplsBuilt = `built gopls %[1]s with loopblock: %[2]s

Tell your editor to use it:
  VS Code   settings.json: "go.alternateTools": {"gopls": "%[2]s"}
  Neovim    vim.lsp.config("gopls", {cmd = {"%[2]s"}})
  Helix     languages.toml: [language-server.gopls] command = "%[2]s"
  Emacs     (add-to-list 'eglot-server-programs '((go-mode go-ts-mode) . ("%[2]s")))
  Zed       settings.json: "lsp": {"gopls": {"binary": {"path": "%[2]s"}}}
In gopls' settings, "analyses": {"loopblock": false} switches it off.
`

// goplsPaths makes the paths absolute and finds what of loopblock to build in: what this program was built from.
func goplsPaths(b *gopls.Build) error {
	if b.Out == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return fmt.Errorf("%w; say with -o where to put the executable", err)
		}
		b.Out = filepath.Join(cache, "loopblock", "gopls")
		if runtime.GOOS == "windows" {
			b.Out += ".exe"
		}
		if err := os.MkdirAll(filepath.Dir(b.Out), 0o777); err != nil {
			return err
		}
	}
	if b.Source == "" {
		if b.Own = releaseOf(debug.ReadBuildInfo()); b.Own == "" {
			b.Source = ownSource()
		}
		if b.Own == "" && b.Source == "" {
			return errors.New("this loopblock is no release: say with -source where its source is")
		}
	}
	for _, path := range []*string{&b.Out, &b.Source, &b.Config} {
		if *path == "" {
			continue
		}
		abs, err := filepath.Abs(*path)
		if err != nil {
			return err
		}
		*path = abs
	}
	return nil
}

// releaseOf is the version of loopblock that the program was built from, "" where no module proxy may have it: what is
// built from a checkout has a version since Go 1.24, but no checksum.
func releaseOf(info *debug.BuildInfo, ok bool) string {
	if !ok || info.Main.Replace != nil || info.Main.Sum == "" {
		return ""
	}
	return info.Main.Version
}

// ownSource is where the module at hand takes loopblock from, "" where it does not.
func ownSource() string {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/loopblock/loopblock").Output()
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(out))
}
