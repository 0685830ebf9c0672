package remedy

import (
	"fmt"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
	"github.com/loopblock/loopblock/analyzer/colour"
	"github.com/loopblock/loopblock/analyzer/finding"
)

// Deeper is the reason why a call cannot run beside the loop, though what waits in it may.
type Deeper struct{ Refusal }

func deeper(format string, args ...any) error {
	return Deeper{Refusal(fmt.Sprintf(format, args...))}
}

// start is the part of a fix that this package has where what waits is taken off the loop deeper, in another package: the
// coroutines that have to begin here. It may have no edits: the call runs in a coroutine already.
func (s *Suggester) start(at *site) *analysis.SuggestedFix {
	if at.remedy.Kind != catalog.PostBack && !at.remedy.Foreign() {
		return nil
	}
	c, err := at.startOnly()
	if err != nil {
		return nil
	}
	c.title += at.beyond()
	fix := &analysis.SuggestedFix{Message: c.remarked()}
	if len(c.edits) == 0 && len(c.others) == 0 {
		return fix
	}
	if fix.TextEdits, err = s.prove(c); err != nil {
		return nil
	}
	return fix
}

// beyond says for the title that nothing is known here of what the called package reads, which is what is there by then.
func (s *site) beyond() string {
	fn, ok := s.callee().(*types.Func)
	if !ok || fn.Pkg() == nil || fn.Pkg() == s.Pkg {
		return ""
	}
	return "; package " + fn.Pkg().Name() + " reads what is there when it starts, after those before it, and after the wait"
}

// Start is what this package has to add to the remedy of a call deeper in what the finding calls; nil if nothing helps.
func (s *Suggester) Start(f finding.Located) *analysis.SuggestedFix {
	at, err := s.site(f)
	if err != nil {
		return nil
	}
	return s.start(at)
}

// startOnly is the change that begins the coroutines which lead to the call.
func (s *site) startOnly() (*change, error) {
	var own []*start
	way := []*site{s}
	if s.remedy.Kind == catalog.PostBack {
		if !s.remedy.Coroutine {
			return nil, refuse("its code cannot run in a coroutine")
		}
		on, err := s.way()
		if err != nil {
			return nil, err
		}
		begin, on, err := s.startOn(on)
		if err != nil {
			return nil, err
		}
		if err := s.unlockedOn(hops(on)); err != nil {
			return nil, err
		}
		own, way = []*start{begin}, on
	} else if err := s.unlocked(); err != nil {
		return nil, err
	}
	others, remark, err := s.otherStarts(own, way)
	if err != nil {
		return nil, err
	}
	c := s.change()
	if starts := outermost(others); len(starts) > 0 {
		c = around(starts, c)
		c.title = startedBy(starts)
	}
	c.title += remark
	return c, nil
}

// Site is the remedy of a call that blocks in a function of which nothing says here that it runs on a loop: the call waits
// in place if a coroutine reaches it, and is as before for everybody else.
func (s *Suggester) Site(pos token.Pos, class catalog.Class) Remedy {
	loop := &catalog.Loop{Family: new(catalog.Family), Remedy: catalog.Remedy{Kind: catalog.PostBack, Immediate: true}}
	for _, f := range s.Catalog.Families() {
		if f.Remedy.Coroutine {
			loop.Remedy.Imports = append(loop.Remedy.Imports, f.Remedy.Imports...)
		}
	}
	f := finding.Located{Pos: pos, Root: &colour.Root{Loop: loop}}
	f.Class = string(class)
	at, err := s.site(f)
	if err != nil {
		return Remedy{Advice: err.Error()}
	}
	c := at.change()
	if into := at.worksHere(); into != nil {
		return Remedy{Into: into}
	}
	for _, check := range []func() error{
		func() error { return at.leavesLoop(loop) },
		at.unlocked,
		func() error { return c.waitHere(c.offload() + ".Context()") },
	} {
		if err := check(); err != nil {
			return Remedy{Advice: err.Error()}
		}
	}
	if at.funcObj() != nil {
		c.title += " in " + at.functionName()
	}
	c.title += warning(at.stale()) + at.measured()
	return s.proven([]*change{c})
}

// worksHere is the function of this package that is called, if it must not run beside the loop: it draws, mixes, or gets
// what the package's code changes and others have too.
func (s *site) worksHere() *ssa.Function {
	fn, ok := s.callee().(*types.Func)
	if !ok || fn.Pkg() != s.Pkg {
		return nil
	}
	d, ok := s.declOf(fn.Origin())
	if !ok {
		return nil
	}
	into := s.ssaFunc(d)
	if into != nil && (s.Mixing[into] != 0 || uses(s.Pkg, s.remedy) || s.getsLive(into)) {
		return into
	}
	return nil
}
