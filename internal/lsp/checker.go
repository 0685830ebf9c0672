package lsp

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/driver"
)

// A checker runs the engine when documents have changed, one run at a time, and publishes what it finds.
type checker struct {
	session *session
	base    context.Context
	runs    sync.WaitGroup
	running sync.Mutex // held during a run

	mu      sync.Mutex // guards what follows, and is held while publishing
	stopped bool
	disk    int                // how often files changed that nobody typed in
	cancel  context.CancelFunc // of the last run
	results map[string]*result // by path
	told    string             // the last error that was shown
}

// A result is what was published of a file, and the text that it is about; nil for the disk's.
type result struct {
	document *document
	shown    []shown
}

func newChecker(ctx context.Context, s *session) *checker {
	return &checker{session: s, base: ctx, cancel: func() {}, results: map[string]*result{}}
}

// changed begins a run over the documents as they are, in place of one that is under way. The second argument says
// whether other files may have changed as well.
func (c *checker) changed(d documents, disk bool) {
	d = documents{maps.Clone(d.open)}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cancel()
	if c.stopped {
		return
	}
	if disk {
		c.disk++
	}
	state := c.disk
	var ctx context.Context
	ctx, c.cancel = context.WithCancel(c.base)
	c.runs.Go(func() {
		if pause(ctx, c.session.Pause) && c.once(ctx, &d, state, c.session.Engine.Again) && pause(ctx, c.session.Calm) {
			c.once(ctx, &d, state, nil)
		}
	})
}

// pause waits, and reports whether nothing came in between.
func pause(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// stop ends the run that is under way; there will be no other.
func (c *checker) stop() {
	c.mu.Lock()
	c.stopped = true
	c.cancel()
	c.mu.Unlock()
	c.runs.Wait()
}

// An again is how an engine is asked for little.
type again func(context.Context, *driver.Request) (*driver.Result, error)

// once looks at the packages of all open documents, module by module. It reports whether that was little of them: then
// what an edit means for the others is still to be looked at. Without again it looks at all.
func (c *checker) once(ctx context.Context, d *documents, disk int, again again) (little bool) {
	c.running.Lock()
	defer c.running.Unlock()
	found := map[string][]*finding.Finding{}
	complete := true
	groups := modules(d)
	for _, root := range slices.Sorted(maps.Keys(groups)) {
		if ctx.Err() != nil {
			return false
		}
		result, part, err := c.module(ctx, d, root, groups[root], disk, again)
		if ctx.Err() != nil {
			return false
		}
		if err != nil {
			c.tell(ctx, err.Error())
			return false
		}
		little = little || part
		for _, f := range result.Findings {
			found[f.Path] = append(found[f.Path], f)
		}
		for _, p := range result.Problems {
			complete = false
			c.session.log(ctx, p.String())
		}
	}
	c.publish(ctx, d, found, complete)
	return little
}

// modules are the directories of the open documents' packages, by that of their module.
func modules(d *documents) map[string][]string {
	groups := map[string][]string{}
	for _, path := range d.paths() {
		dir := filepath.Dir(path)
		root := driver.ModuleDir(dir)
		if root == "" {
			root = dir
		}
		if !slices.Contains(groups[root], dir) {
			groups[root] = append(groups[root], dir)
		}
	}
	return groups
}

// module runs the engine over packages of a module. It reports whether it did so for little of them.
func (c *checker) module(ctx context.Context, d *documents, root string, dirs []string, disk int, again again) (*driver.Result, bool, error) {
	request, err := c.session.Request(root, c.session.options)
	if err != nil {
		return nil, false, err
	}
	for _, dir := range dirs {
		rel, err := filepath.Rel(root, dir)
		if err != nil {
			return nil, false, err
		}
		request.Patterns = append(request.Patterns, "./"+filepath.ToSlash(rel))
	}
	request.Unsaved, request.Disk = d.unsaved(), disk
	if again != nil {
		if result, err := again(ctx, request); err != nil || result != nil {
			return result, true, err
		}
	}
	result, err := c.session.Engine.Run(ctx, request)
	return result, false, err
}

// publish tells the client what has changed. Of a run that is not complete, what it did not find is not known to be gone.
func (c *checker) publish(ctx context.Context, d *documents, found map[string][]*finding.Finding, complete bool) {
	convert := &converter{documents: d, utf8: c.session.utf8, tables: map[string]*lineTable{}}
	c.mu.Lock()
	defer c.mu.Unlock()
	if ctx.Err() != nil {
		return // a newer text is there
	}
	c.told = ""
	paths := slices.Concat(slices.Collect(maps.Keys(found)), d.paths())
	if complete {
		paths = slices.AppendSeq(paths, maps.Keys(c.results))
	}
	slices.Sort(paths)
	for _, path := range slices.Compact(paths) {
		if !complete && found[path] == nil && c.results[path] != nil {
			continue
		}
		r := &result{document: d.open[path]}
		params := publishParams{URI: d.uriOf(path), Diagnostics: []diagnostic{}}
		if r.document != nil {
			params.Version = r.document.version
		}
		for _, f := range found[path] {
			s := convert.show(f)
			r.shown = append(r.shown, s)
			params.Diagnostics = append(params.Diagnostics, s.diagnostic)
		}
		c.results[path] = r
		if r.document == nil && r.shown == nil {
			delete(c.results, path)
		}
		_ = c.session.conn.Notify(ctx, "textDocument/publishDiagnostics", params)
	}
}

// shownOf is what is shown of a file, as far as it is about its present text.
func (c *checker) shownOf(path string, now documents) []shown {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r := c.results[path]; r != nil && r.document == now.open[path] {
		return r.shown
	}
	return nil
}

// tell shows an error, once.
func (c *checker) tell(ctx context.Context, text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ctx.Err() != nil || text == c.told {
		return
	}
	c.told = text
	_ = c.session.conn.Notify(ctx, "window/showMessage", messageParams{messageError, "loopblock: " + text})
}
