package remedy

import (
	"golang.org/x/tools/go/ssa"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

// belongs reports whether what the loop calls is handed off together with the handler at hand, which it is registered
// with. What answers at once stays, and so does what another framework calls. It is refused where the handler's loop
// calls a function that has to have done its work when it returns: that one would overtake the others.
func (s *site) belongs(fn *ssa.Function) (bool, error) {
	stays := false
	for _, r := range s.Roots {
		if r.Fn != fn {
			continue
		}
		switch r.Loop.Remedy.Kind {
		case catalog.HandOff:
			return true, nil
		case catalog.Now:
		default:
			stays = stays || r.Loop.Family == s.found.Root.Loop.Family
		}
	}
	if stays {
		return false, refuse("%s, which belongs to it, has to have done its work when it returns", fn.Name())
	}
	return false, nil
}
