package gopls

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"go/version"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

const (
	goplsPath = "golang.org/x/tools/gopls"
	toolsPath = "golang.org/x/tools"
	ownPath   = "github.com/loopblock/loopblock"
)

//go:embed register.go.txt
var register []byte

// A Build says what to build.
type Build struct {
	Out     string    // the executable
	Version string    // of gopls; "" for the newest that the installed Go can build
	Source  string    // directory of loopblock's source; "" for OwnVersion
	Own     string    // version of loopblock, where there is no Source
	Config  string    // config to build in; "" for none
	Log     io.Writer // what the go command has to say
}

// Run builds. It returns the version of gopls.
func (b *Build) Run(ctx context.Context) (string, error) {
	dir, err := os.MkdirTemp("", "loopblock-gopls")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if dir, err = filepath.EvalSymlinks(dir); err != nil {
		return "", err
	}
	// The go command wants a module to be in, even to ask what there is.
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module "+goplsPath+"/loopblock\n"), 0o666); err != nil {
		return "", err
	}
	goplsVersion, err := b.choose(ctx, dir)
	if err != nil {
		return "", err
	}
	if err := b.write(ctx, dir, goplsVersion); err != nil {
		return "", err
	}
	if _, err := b.run(ctx, dir, "mod", "tidy"); err != nil {
		return "", err
	}
	ldflags := "-X main.version=" + goplsVersion + "+loopblock"
	_, err = b.run(ctx, dir, "build", "-trimpath", "-ldflags="+ldflags, "-o", b.Out, ".")
	return goplsVersion, err
}

// choose is the version of gopls to build: the newest that the installed Go can.
func (b *Build) choose(ctx context.Context, dir string) (string, error) {
	if b.Version != "" {
		return b.Version, nil
	}
	out, err := b.run(ctx, dir, "env", "GOVERSION")
	if err != nil {
		return "", err
	}
	running, _, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	if out, err = b.run(ctx, dir, "list", "-m", "-versions", "-json", goplsPath); err != nil {
		return "", err
	}
	var list struct{ Versions []string }
	if err := json.Unmarshal(out, &list); err != nil {
		return "", err
	}
	for _, v := range slices.Backward(list.Versions) {
		if strings.Contains(v, "-") {
			continue // not a release
		}
		_, mod, err := b.download(ctx, dir, v)
		if mod == nil {
			return "", err
		}
		if mod.Go == nil || version.Compare("go"+mod.Go.Version, running) <= 0 {
			return v, nil
		}
	}
	return "", fmt.Errorf("no gopls can be built with %s", running)
}

// download gets a version of gopls, and returns where its source is and what its go.mod says. Of a version that the
// installed Go is too old for there is the go.mod alone, and an error.
func (b *Build) download(ctx context.Context, dir, v string) (source string, mod *modfile.File, err error) {
	out, failed := b.run(ctx, dir, "mod", "download", "-json", goplsPath+"@"+v)
	var info struct{ Dir, GoMod, Error string }
	if err := json.Unmarshal(out, &info); err != nil {
		return "", nil, cmp.Or(failed, err)
	}
	if info.GoMod == "" {
		return "", nil, cmp.Or(failed, errors.New(info.Error))
	}
	data, err := os.ReadFile(info.GoMod)
	if err != nil {
		return "", nil, err
	}
	mod, err = modfile.ParseLax(info.GoMod, data, nil)
	return info.Dir, mod, cmp.Or(err, failed)
}

// write writes the module.
func (b *Build) write(ctx context.Context, dir, v string) error {
	source, mod, err := b.download(ctx, dir, v)
	if err != nil {
		return err
	}
	main, err := os.ReadFile(filepath.Join(source, "main.go"))
	if err != nil {
		return err
	}
	own, err := b.goMod(mod, v)
	if err != nil {
		return err
	}
	var config []byte
	if b.Config != "" {
		if config, err = os.ReadFile(b.Config); err != nil {
			return err
		}
	}
	for name, data := range map[string][]byte{
		"main.go": main, "register.go": register, "loopblock.yaml": config, "go.mod": own,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// goMod is the module's go.mod: that of gopls, with gopls and loopblock among what is required, and x/tools pinned.
func (b *Build) goMod(gopls *modfile.File, v string) ([]byte, error) {
	f := new(modfile.File)
	var tools string
	steps := []error{
		f.AddModuleStmt(goplsPath + "/loopblock"),
		f.AddRequire(goplsPath, v),
		f.AddRequire(ownPath, cmp.Or(b.Own, "v0.0.0")),
	}
	if gopls.Go != nil {
		steps = append(steps, f.AddGoStmt(gopls.Go.Version))
	}
	if b.Source != "" {
		steps = append(steps, f.AddReplace(ownPath, "", b.Source, ""))
	}
	for _, r := range gopls.Require {
		if r.Mod.Path == toolsPath {
			tools = r.Mod.Version
		}
	}
	if tools == "" {
		return nil, fmt.Errorf("gopls %s requires no %s", v, toolsPath)
	}
	steps = append(steps, module.Check(toolsPath, tools), f.AddReplace(toolsPath, "", toolsPath, tools))
	if err := errors.Join(steps...); err != nil {
		return nil, err
	}
	return f.Format()
}

// run runs the go command in the module, beside no workspace and no vendor directory of the user's.
func (b *Build) run(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PWD="+dir, "GOWORK=off", "GOFLAGS=-mod=mod", "GO111MODULE=on")
	var out, diag bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, io.MultiWriter(&diag, cmp.Or[io.Writer](b.Log, io.Discard))
	if err := cmd.Run(); err != nil {
		return out.Bytes(), fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(diag.String()))
	}
	return out.Bytes(), nil
}
