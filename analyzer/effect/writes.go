package effect

import "golang.org/x/tools/go/ssa"

// written adds what the function stores in what it was given.
func (e *Engine) written(fn *ssa.Function, b *builder) {
	for i, p := range fn.Params {
		e.into(fn, Root{Param, i}, p, b)
	}
	for i, f := range fn.FreeVars {
		e.into(fn, Root{Free, i}, f, b)
	}
}

func (e *Engine) into(fn *ssa.Function, r Root, v ssa.Value, b *builder) {
	for _, p := range e.shape(v) {
		for _, x := range e.stored(v, p) {
			w, ok := e.asResult(fn, x)
			if !ok || said(x, v, p) || x.Kind == FromRoot && x.Root == r {
				continue
			}
			w.Into, w.Path = r, p
			b.write(w)
		}
	}
}

// A write is what a call stores in one of its arguments, at a path of the argument's base.
type write struct {
	at     Path
	result Result
	bind   binding
}

// writesOf lists what a call is known to store in the base.
func (e *Engine) writesOf(c *ssa.CallCommon, base ssa.Value) []write {
	var out []write
	for _, t := range e.sources(c) {
		if t.sum == nil {
			continue
		}
		for _, r := range t.sum.Writes {
			v, p, ok := t.bind.arg(r.Into)
			if !ok {
				continue
			}
			b, at := address(v)
			if b != base {
				continue
			}
			if at, ok = at.Join(p); ok {
				if at, ok = at.Join(r.Path); ok {
					out = append(out, write{at, r, t.bind})
				}
			}
		}
	}
	return out
}
