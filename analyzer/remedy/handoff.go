package remedy

import (
	"fmt"
	"go/ast"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// queueSize is how many functions can wait in a new queue.
const queueSize = 64

// Root is the remedy of all that a root does, for those who are called by it in other packages. Nothing is known of
// roots that wait for a result.
func (s *Suggester) Root(r *colour.Root) Remedy {
	at := &site{Suggester: s, found: finding.Located{Root: r}, remedy: r.Loop.Remedy}
	rewrite := at.handOff
	switch at.remedy.Kind {
	case catalog.HandOff:
	case catalog.Now:
		rewrite = at.now
	default:
		return Remedy{}
	}
	at.others = true
	changes, err := rewrite()
	if err != nil {
		return Remedy{Advice: err.Error()}
	}
	return s.proven(changes)
}

// handOff gives what the handler does to a worker: all of it, so that its order stays. The handlers that belong together
// go to the worker together, and so do all those that lead to the call.
func (s *site) handOff() ([]*change, error) {
	roots, err := s.calledBy(s.found.Root, nil)
	if err != nil {
		return nil, err
	}
	var parts []part
	for _, r := range roots {
		more, err := s.together(r)
		if err != nil {
			return nil, err
		}
		for _, p := range more {
			if !slices.ContainsFunc(parts, func(q part) bool { return q.node() == p.node() }) {
				parts = append(parts, p)
			}
		}
	}
	if err := s.inStep(parts); err != nil {
		return nil, err
	}
	first := parts[0]
	if slices.ContainsFunc(parts, func(p part) bool { return p.later }) {
		if len(parts) > 1 {
			return nil, refuse("the loop needs what the handlers return")
		}
		if s.others || !slices.Contains(roots, s.found.Root) {
			return nil, refuse("what the loop calls returns the results of other functions too, which may be needed at once")
		}
		return first.promise()
	}
	c := first.change()
	open, end := "go func() {", "}()"
	c.title = "run " + s.namesOf(roots) + " in a goroutine"
	if s.found.Root.Loop.Family.Ordered {
		if open, err = c.handOver(s.namesOf(roots), len(roots) > 1, parts); err != nil {
			return nil, err
		}
		end = "})"
	}
	for _, p := range parts {
		if p.file != first.file {
			return nil, refuse("the handlers that belong together are in several files")
		}
		if p.element != nil {
			c.wrapElement(p, open, end)
		} else {
			c.wrapBody(p.handler, open, end)
		}
	}
	return []*change{c}, nil
}

// calledBy are the functions that the loop calls and that lead to the root: itself, or those that call it in this package.
func (s *site) calledBy(r *colour.Root, seen []*colour.Root) ([]*colour.Root, error) {
	switch {
	case r.Loop.Passed == "":
		return []*colour.Root{r}, nil
	case len(r.Callers) > 0:
		return nil, refuse("hand its work off where the loop calls it: %s", places(r.Callers))
	}
	var out []*colour.Root
	for _, by := range r.Via {
		if by == r || slices.Contains(seen, by) {
			continue
		}
		more, err := s.calledBy(by, append(seen, r))
		if err != nil {
			return nil, err
		}
		for _, m := range more {
			if !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	if len(out) == 0 {
		return nil, refuse("who calls it for the loop is elsewhere: hand its work off there")
	}
	return out, nil
}

// places says where functions are put on a loop.
func places(callers []colour.Caller) string {
	var out []string
	for _, c := range callers {
		dir, file := filepath.Split(c.Path)
		out = append(out, fmt.Sprintf("%s, %s:%d", c.Func, path.Join(filepath.Base(dir), file), c.Line))
	}
	return strings.Join(out, "; ")
}

// namesOf are the roots' names, for people.
func (s *site) namesOf(roots []*colour.Root) string {
	var out []string
	for _, r := range roots {
		name := "the function literal"
		if r.Fn != nil && r.Fn.Object() != nil {
			name = r.Fn.Object().Name()
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(out) < 2 {
		return strings.Join(out, "")
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
}

// handOver is the beginning of the statement that gives a function to the queue.
func (c *change) handOver(names string, many bool, parts []part) (string, error) {
	queue, ok := c.ownQueue(parts)
	if !ok {
		var err error
		if queue, err = c.queue(); err != nil {
			return "", err
		}
	}
	c.queueAs = queue
	method := "Do"
	if c.found.Class == string(catalog.Deadlock) {
		method = "TryDo"
	}
	does := " does"
	if many {
		does = " do"
	}
	c.title = "hand what " + names + does + " to a worker with post.Queue." + method
	if method == "TryDo" {
		c.title += " (what finds the queue full is dropped)"
	}
	return "_ = " + queue + "." + method + "(func() {", nil
}

// ownQueue makes a queue beside the registration of handlers that one literal in a function registers: what another
// registration waits for did not hold these up before, and should not now.
func (c *change) ownQueue(parts []part) (string, bool) {
	at, ok := c.root.FindNode(parts[0].node())
	if !ok {
		return "", false
	}
	for lit := range at.Enclosing((*ast.CompositeLit)(nil)) {
		holds := func(p part) bool { return lit.Node().Pos() <= p.node().Pos() && p.node().End() <= lit.Node().End() }
		stmt := inList(lit)
		if !stmt.Valid() || slices.ContainsFunc(parts, func(p part) bool { return !holds(p) }) {
			break
		}
		name := c.queues[stmt.Node()]
		if name == "" {
			name = c.free("work")
			c.queues[stmt.Node()] = name
		}
		c.insert(stmt.Node().Pos(), name+" := "+c.post()+".NewQueue("+strconv.Itoa(queueSize)+")\n")
		return name, true
	}
	return "", false
}

// inList is the statement of a list around a node, in the function that the node is in.
func inList(at inspector.Cursor) inspector.Cursor {
	for c := range at.Enclosing() {
		switch c.Node().(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			return inspector.Cursor{}
		case ast.Stmt:
			switch kind, _ := c.ParentEdge(); kind {
			case edge.BlockStmt_List, edge.CaseClause_Body, edge.CommClause_Body:
				return c
			}
		}
	}
	return inspector.Cursor{}
}
