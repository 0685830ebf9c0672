package driver

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
)

// A Resident is [Vet] for a program that stays while files are edited. Most of a warm run of go vet is the go command's
// own, which looks at every file of every dependency. An edit in one package does not need that: of the last run for a
// directory a Resident keeps what each package said and how the tool was called for those that were asked for, and
// [Resident.Again] calls it so once more, for the edited package alone.
type Resident struct {
	Vet

	mu   sync.Mutex
	kept map[string]*kept // by the request's directory
}

// A kept is a run without problems.
type kept struct {
	*outcome
	units map[string]*keptUnit // by the directories of their packages
}

// Run implements [Engine].
func (e *Resident) Run(ctx context.Context, r *Request) (*Result, error) {
	temp, err := os.MkdirTemp("", "loopblock")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(temp) }()
	units := filepath.Join(temp, "units")
	if err := os.Mkdir(units, 0o700); err != nil {
		return nil, err
	}
	v := e.Vet
	v.env = []string{unitsEnv + "=" + units}
	o, err := v.run(ctx, r, temp)
	if err != nil {
		return nil, err
	}
	result := o.result()
	if len(result.Problems) == 0 {
		e.keep(&kept{o, readUnits(units, o.replace)})
	}
	return result, nil
}

// keep remembers a run. Of a package that came from the go command's cache there is no unit; where what that package
// needs is as it was in the last run, it has the last run's.
func (e *Resident) keep(k *kept) {
	e.mu.Lock()
	defer e.mu.Unlock()
	dir := k.request.Dir
	if last := e.kept[dir]; last != nil {
		for where, u := range last.units {
			if k.units[where] == nil && (last.equals(k.request) || last.edited(k.request) == u) {
				k.units[where] = u
			}
		}
	}
	if e.kept == nil {
		e.kept = map[string]*kept{}
	}
	e.kept[dir] = k
}

// Again answers a request that differs from the last one for its directory in the text of one package at most, below
// its imports. It returns nil for any other: that takes a [Resident.Run], and so does what follows from the edit in
// packages that import the edited one.
func (e *Resident) Again(ctx context.Context, r *Request) (*Result, error) {
	e.mu.Lock()
	k := e.kept[r.Dir]
	e.mu.Unlock()
	if k == nil {
		return nil, nil
	}
	if k.equals(r) {
		return k.result(), nil
	}
	u := k.edited(r)
	if u == nil || !u.isThere() {
		return nil, nil
	}
	o, err := e.unit(ctx, r, u)
	if err != nil {
		return nil, err
	}
	o.listed = k.listed
	for _, d := range k.diagnostics {
		if d.Package != u.ID {
			o.diagnostics = append(o.diagnostics, d)
		}
	}
	return o.result(), nil
}

// unit runs the tool on a package.
func (e *Resident) unit(ctx context.Context, r *Request, u *keptUnit) (*outcome, error) {
	tool, err := e.tool()
	if err != nil {
		return nil, err
	}
	temp, err := os.MkdirTemp("", "loopblock")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(temp) }()
	replace, err := r.Unsaved.write(temp)
	if err != nil {
		return nil, err
	}
	cfg, stdout, err := u.write(temp, replace)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, tool, append(append([]string{"-json"}, e.flags(r)...), cfg)...)
	cmd.Dir = u.Dir
	cmd.Env = append(r.environ(), "PWD="+u.Dir)
	out, errs, failed, err := output(ctx, cmd)
	if err != nil {
		return nil, err
	}
	more, _ := os.ReadFile(stdout) // not there: the tool said why
	return e.read(r, failed, more, out, errs), nil
}

// equals reports whether the request is that of the run.
func (k *kept) equals(r *Request) bool {
	return k.request.same(r) && len(changed(k.request.Unsaved, r.Unsaved)) == 0
}

// edited returns the unit of the package whose text, below its imports, is all that differs between the run and the
// request; nil where there is no such package, or its unit is not known.
func (k *kept) edited(r *Request) *keptUnit {
	if !k.request.same(r) {
		return nil
	}
	var u *keptUnit
	for _, path := range changed(k.request.Unsaved, r.Unsaved) {
		if u == nil {
			u = k.units[filepath.Dir(path)]
		}
		if u == nil || !slices.Contains(u.GoFiles, path) || !sameHead(k.request.Unsaved.text(path), r.Unsaved.text(path)) {
			return nil
		}
	}
	return u
}

// same reports whether two requests differ in unsaved texts at most.
func (r *Request) same(s *Request) bool {
	return slices.Equal(r.Patterns, s.Patterns) && r.Disk == s.Disk && r.Dir == s.Dir && r.Config == s.Config &&
		r.Tags == s.Tags && !r.Tests && !r.Why && slices.Equal(r.flags(), s.flags())
}
