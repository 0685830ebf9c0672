package remedy

import (
	"cmp"
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/effect"
)

// coroutine starts what the loop calls as a coroutine of that loop, so that the call can wait where it is. What is between
// the start and the call stays as it is, since all of it runs in the coroutine.
func (s *site) coroutine() (*change, error) {
	way, err := s.way()
	if err != nil {
		return nil, err
	}
	begin, way, err := s.startOn(way)
	if err != nil {
		return nil, err
	}
	if err := s.unlockedOn(hops(way)); err != nil {
		return nil, err
	}
	return s.started(begin, way)
}

// started is the change that waits at the call, in a coroutine that begins there. Where other ways lead from the loop to
// the call, those begin coroutines too.
func (s *site) started(begin *start, way []*site) (*change, error) {
	starts, remark, err := s.otherStarts([]*start{begin}, way)
	if err != nil {
		return nil, err
	}
	starts = outermost(starts)
	c := s.change()
	ctx := ""
	for _, b := range starts {
		if b.runs(s) {
			ctx, c.endless = b.ctx, b.ctx
		}
	}
	if ctx == "" && !s.found.Inline { // which needs no context
		ctx = c.offload() + ".Context()"
	}
	if err := c.waitHere(ctx); err != nil {
		return nil, err
	}
	title := c.title
	if begin.site.fn != s.fn && s.funcObj() != nil {
		title += " in " + s.functionName()
	}
	whole := around(starts, c)
	whole.left = c.left
	whole.title = title + startedBy(starts) + remark
	return whole, nil
}

// otherStarts adds the starts on the other ways from loops to the call, and says what is to be said of all ways: the state
// that is read there before the call, and where no coroutine can start.
func (s *site) otherStarts(starts []*start, own []*site) (all []*start, remark string, err error) {
	ways, err := s.otherWays(starts)
	if err != nil {
		return nil, "", err
	}
	stale, sooner, later, late := staleOn(own), s.focusesBefore(own), s.focusesAfter(own), ""
	if len(own) > 0 {
		late = own[0].late(own)
	}
	var blocked []string
	for _, way := range ways {
		if covered(starts, way) {
			continue
		}
		b, from, err := s.startOn(way)
		if err != nil {
			blocked = append(blocked, way[0].declaredIn())
			continue
		}
		starts = append(starts, b)
		stale = append(stale, staleOn(from)...)
		sooner, later = cmp.Or(sooner, s.focusesBefore(from)), cmp.Or(later, s.focusesAfter(from))
		late = cmp.Or(late, from[0].late(from))
	}
	// All ways lead through one that begins around the call itself.
	if i := slices.IndexFunc(starts, func(b *start) bool { return b.runs(s) }); i >= 0 {
		starts, blocked = starts[i:i+1], nil
	}
	remark = warning(compact(stale)) + s.measured() + given(starts) + takenAway(starts) + late + sooner + later + s.received()
	if blocked = compact(blocked); len(blocked) > 0 {
		remark += "; called from " + strings.Join(blocked, " and ") + " it waits on the loop as before, ahead of what is queued"
	}
	return starts, remark, nil
}

// given says what the loop gets back from the functions before the coroutines have ended, and goes on with, or no longer
// gets back, and what is asked again.
func given(starts []*start) string {
	var gives, withholds, asks, copies []string
	for _, b := range starts {
		asks, copies = append(asks, b.asks...), append(copies, b.copies...)
		gives = append(gives, b.gives)
		withholds = append(withholds, b.withholds)
	}
	text := ""
	if names := compact(gives); len(names) > 0 {
		text += "; the loop gets " + strings.Join(names, " and ") + " back meanwhile"
	}
	if names := compact(withholds); len(names) > 0 {
		text += "; the loop no longer gets " + strings.Join(names, " and ") + " back"
	}
	if names := compact(asks); len(names) > 0 {
		text += "; " + strings.Join(names, " and ") + " is asked again after it"
	}
	if names := compact(copies); len(names) > 0 {
		text += "; what " + strings.Join(names, " and ") + " gives is that of the event, whatever others set before it is used"
	}
	return text
}

// takenAway says that what the coroutines take away at the end may be away by then.
func takenAway(starts []*start) string {
	if slices.ContainsFunc(starts, func(b *start) bool { return b.with == "GoOnce" }) {
		return onceRemark
	}
	return ""
}

const onceRemark = "; another event may take away first what this takes away"

// covered reports whether the way leads through a coroutine that begins there.
func covered(starts []*start, way []*site) bool {
	return slices.ContainsFunc(way, func(at *site) bool {
		return slices.ContainsFunc(starts, func(b *start) bool { return b.runs(at) })
	})
}

// declaredIn is the declared function that the place is in.
func (s *site) declaredIn() string {
	for c := range s.fn.Enclosing((*ast.FuncDecl)(nil)) {
		return c.Node().(*ast.FuncDecl).Name.Name
	}
	return "a variable's initializer"
}

// outermost leaves out the starts within others.
func outermost(starts []*start) []*start {
	var out []*start
	for i, b := range starts {
		within := slices.ContainsFunc(starts[:i], func(o *start) bool { return o.from == b.from && o.to == b.to })
		for _, o := range starts {
			within = within || o.fn == b.fn && o.from <= b.from && b.to <= o.to && (o.from < b.from || b.to < o.to)
		}
		if !within {
			out = append(out, b)
		}
	}
	return out
}

// compact leaves out what is there twice, and what has no name.
func compact(names []string) []string {
	var out []string
	for _, name := range names {
		if name != "" && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// startedBy says in titles that a call runs in coroutines, and what starts those.
func startedBy(starts []*start) string {
	var names []string
	for _, b := range starts {
		names = append(names, "post."+b.with)
	}
	slices.Sort(names)
	return ", in a coroutine that " + strings.Join(slices.Compact(names), " or ") + " starts"
}

// hops are the places before the last.
func hops(way []*site) []effect.Hop {
	var out []effect.Hop
	for _, at := range way[:len(way)-1] {
		out = append(out, effect.Hop{Pos: at.pos})
	}
	return out
}

// staleOn is the state that the functions on the way read before and use after the call.
func staleOn(way []*site) []string {
	var out []string
	for _, at := range way {
		out = append(out, at.stale()...)
	}
	return out
}

// way are the places in this package that lead from what the loop calls to the call, which is the last.
func (s *site) way() ([]*site, error) {
	var out []*site
	for i, h := range s.found.Own {
		if i == 0 && s.found.Root.Fn == nil { // where it is given to the loop
			continue
		}
		at, err := s.siteAt(s.found, h.Pos)
		if err != nil {
			return nil, refuse("who calls it for the loop cannot be followed")
		}
		out = append(out, at)
	}
	if s.found.Root.Fn == nil && len(s.found.Own) == 0 {
		return nil, refuse("it is given to the loop as it is: give it a function literal that calls this off the loop")
	}
	return append(out, s), nil
}

// startOn finds where the coroutine can begin, and the way from there.
func (s *site) startOn(way []*site) (*start, []*site, error) {
	if way[0].remedy.Immediate {
		return s.startImmediate(way)
	}
	var reason error
	for range maxLast {
		first := s.innermostRoot(way)
		last := first
		for last+1 < len(way) && way[last].isWrapper() && way[last].tail() {
			last++
		}
		for i := last; i >= first; i-- {
			begin, err := way[i].beginAllowed(way[i:])
			if err == nil {
				return begin, way[i:], nil
			}
			reason = cmpErr(reason, err)
		}
		callers, err := way[first].callers()
		if err != nil || len(callers) != 1 || first > 0 || s.isRoot(s.ssaFunc(way[0].fn.Node())) {
			break // the loop calls it by itself, not for that caller alone
		}
		way = append(callers, way...)
	}
	return nil, nil, reason
}

// beginAllowed makes the start in the function at hand, if nobody goes on after that.
func (s *site) beginAllowed(way []*site) (*start, error) {
	if err := s.allowed(map[ast.Node]bool{}); err != nil {
		return nil, err
	}
	if err := cmpErr(s.hazards(way), s.cancelled(way, s.questions(way))); err != nil {
		return nil, err
	}
	return s.begin(way)
}

// innermostRoot is the last on the way whose function the framework calls by itself. What called the framework does not
// rely on its having ended.
func (s *site) innermostRoot(way []*site) int {
	for i := len(way) - 1; i > 0; i-- {
		if fn := s.ssaFunc(way[i].fn.Node()); fn == nil || !s.isRoot(fn) {
			continue
		}
		if way[i-1].callee() != way[i].funcObj() || way[i].funcObj() == nil {
			return i
		}
	}
	return 0
}

// isWrapper reports whether the function does nothing but the call.
func (s *site) isWrapper() bool {
	body := bodyOf(s.fn.Node())
	return body != nil && len(body.List) == 1 && body.List[0] == s.stmt.Node()
}

// A start is the statements that run as a coroutine, and the edits that make them do so.
type start struct {
	*site
	with    string // the function of package post that starts it
	ctx     string // the name of the coroutine's context
	open    *change
	close   *change
	from    token.Pos
	to      token.Pos
	gives   string // parameters that the loop gets back before the coroutine has ended, to go on with
	imports []newImport

	withholds string   // parameters that the loop does not get back as it did: the event is used up
	asks      []string // what is asked again after the wait
	copies    []string // what gave a list when the event came
}

// runs reports whether the place is reached in the coroutine: it is one of its statements. Literals among those may be
// called later.
func (b *start) runs(at *site) bool {
	n := at.node.Node()
	return at.fn == b.fn && b.from <= n.Pos() && n.End() <= b.to
}

// around is the change that starts the coroutines, with the one that is made in them.
func around(starts []*start, c *change) *change {
	whole := starts[0].site.change()
	for _, b := range starts {
		whole.with(b.open)
	}
	whole.with(c)
	for _, b := range starts {
		whole.with(b.close)
	}
	return whole
}

// begin makes the start in the function at hand: of the statement that leads to the call and what follows it, as little as
// can be, but for conditions that what happens after the wait changes.
func (s *site) begin(way []*site) (*start, error) {
	var reason, late error
	var least *region
	at := s.inList(s.stmt)
	for at.Valid() {
		r, err := s.region(at)
		if earlier := s.waitBefore(at); err != nil && earlier.Valid() {
			if all, e := s.region(earlier); e == nil {
				r, err, at = all, nil, earlier
			}
		}
		next := s.inList(at.Parent())
		if err == nil {
			guard, name, final := s.repeats(way, s.guardsOf(at))
			if guard == nil {
				return s.fromGroundwork(r, way).start(way)
			}
			if next = guard.at; final {
				late = setLate(name)
			} else if least == nil {
				least = r
			}
		}
		if err != nil && (reason == nil || !strings.Contains(err.Error(), "goes on")) {
			reason = err
		}
		at = next
	}
	switch {
	case least != nil:
		return s.fromGroundwork(least, way).start(way)
	case late != nil:
		return nil, late
	case reason == nil:
		reason = refuse("there is no room for a statement before it")
	}
	return nil, reason
}

// fromGroundwork is the region with what goes before it on the same things, if it can begin there.
func (s *site) fromGroundwork(r *region, way []*site) *region {
	at := s.groundwork(r.list, way)
	if !at.Valid() {
		return r
	}
	if all, err := s.region(at); err == nil {
		return all
	}
	return r
}
