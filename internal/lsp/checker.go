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

// changed begins a run over the documents as they are, in place of one that is under way.
func (c *checker) changed(d documents) {
	d = documents{maps.Clone(d.open)}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cancel()
	if c.stopped {
		return
	}
	var ctx context.Context
	ctx, c.cancel = context.WithCancel(c.base)
	c.runs.Go(func() {
		select {
		case <-ctx.Done():
			return
		case <-time.After(c.session.Pause):
		}
		c.running.Lock()
		defer c.running.Unlock()
		if ctx.Err() == nil {
			c.run(ctx, &d)
		}
	})
}

// stop ends the run that is under way; there will be no other.
func (c *checker) stop() {
	c.mu.Lock()
	c.stopped = true
	c.cancel()
	c.mu.Unlock()
	c.runs.Wait()
}

// run looks at the packages of all open documents, module by module.
func (c *checker) run(ctx context.Context, d *documents) {
	groups := map[string][]string{} // directories of packages, by that of their module
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
	found := map[string][]*finding.Finding{}
	complete := true
	for _, root := range slices.Sorted(maps.Keys(groups)) {
		result, err := c.module(ctx, d, root, groups[root])
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			c.tell(ctx, err.Error())
			return
		}
		for _, f := range result.Findings {
			found[f.Path] = append(found[f.Path], f)
		}
		for _, p := range result.Problems {
			complete = false
			c.session.log(ctx, p.String())
		}
	}
	c.publish(ctx, d, found, complete)
}

// module runs the engine over packages of a module.
func (c *checker) module(ctx context.Context, d *documents, root string, dirs []string) (*driver.Result, error) {
	request, err := c.session.Request(root, c.session.options)
	if err != nil {
		return nil, err
	}
	for _, dir := range dirs {
		rel, err := filepath.Rel(root, dir)
		if err != nil {
			return nil, err
		}
		request.Patterns = append(request.Patterns, "./"+filepath.ToSlash(rel))
	}
	request.Unsaved = d.unsaved()
	return c.session.Engine.Run(ctx, request)
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
