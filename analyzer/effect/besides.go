package effect

import "slices"

// and returns the summary with what the catalogue says of the function besides what its body does.
func (s *Summary) and(said *Summary) *Summary {
	switch {
	case said == nil:
		return s
	case s == nil:
		return said
	}
	out := *s
	out.Effects = slices.Clone(said.Effects)
	for _, e := range s.Effects {
		if !slices.ContainsFunc(said.Effects, func(x Effect) bool { return x.Key == e.Key }) {
			out.Effects = append(out.Effects, e)
		}
	}
	slices.SortFunc(out.Effects, func(x, y Effect) int { return compareKeys(x.Key, y.Key) })
	return &out
}
