package inplace

import (
	"context"
)

func (s *store) channels(ctx context.Context) error {
	v := <-s.ch // want `channel receive`

	w, ok := <-s.ch // want `channel receive`

	if w := <-s.ch; w > v { // want `channel receive`
		println(w, ok)
	}
	println(<-s.ch, w) // want `channel receive`

	s.n = <-s.ch // want `channel receive`

	<-s.ch // want `channel receive`

	if s.n > 0 && <-s.ch > 0 { // want `channel receive.*no fix: whether it is evaluated depends`
		return nil
	}
	for <-s.ch > 0 { // want `channel receive.*no fix: it is in the header of a for`
	}
	println(s.three(ctx))
	println(len(s.dir), must(nil, nil), <-s.ch) // want `channel receive.*no fix: something else in the statement happens before it`

	select { // want `select`
	case <-s.ch:
	case <-ctx.Done():
	}
	for range s.ch { // want `channel receive`
	}
	return nil
}
