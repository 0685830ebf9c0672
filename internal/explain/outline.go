package explain

import (
	"fmt"
	"slices"
	"strings"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

const (
	serve = `go serve() // what never returns has a goroutine, and the hook returns at once`

	queue = `work := post.NewQueue(64) // once: a goroutine that takes one after another, in order

// on the loop
_ = work.Do(func() { save(item) })`

	channel = `work := make(chan Item, 64) // once: a goroutine receives, and takes its time

// on the loop
select {
case work <- item:
default: // it is behind: the item is dropped, or counted
}`

	value = `var current atomic.Pointer[Value] // a goroutine stores a new one when there is one

// on the loop
return answer(current.Load())`

	goroutine = `go func() { save(item) }() // and the callback returns`
)

// outline is what the catalogue's words about the way off the family's loop come to, for families without a right example of
// their own; "" where the words have to do.
func outline(c *catalog.Catalog, f *catalog.Family) string {
	says := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(f.Offload, w) })
	}
	back := postBack(c, f)
	switch {
	case slices.Equal(f.Classes, []catalog.Class{catalog.Forever}):
		return serve
	case back != "" && says(" back", "post"):
		return fmt.Sprintf("go func() {\n\titem, err := load() // off the loop\n\t%s // and back on it\n}()", back)
	case says("atomic", "last value", "up to date"):
		return value
	case says("channel", "queue", "worker", "hand the", "put the") && f.Ordered:
		return queue
	case says("channel", "queue"):
		return channel
	case says("start a goroutine") && !says("result", "promise", "ring", "state", "answer", "Wake", "Resume"):
		return goroutine
	}
	return ""
}

// postBack is a call of the family's function that runs another on its loop, "" where it has none.
func postBack(c *catalog.Catalog, f *catalog.Family) string {
	for _, cl := range c.Claims() {
		if cl.Family != f || cl.Kind != catalog.ClaimOn || cl.Param != 0 || strings.Contains(cl.Recv+cl.Name, "*") || forbids(c, f, cl) {
			continue
		}
		on := cl.Packages[0][strings.LastIndexByte(cl.Packages[0], '/')+1:]
		if cl.Recv != "" {
			on = strings.ToLower(cl.Recv)
		}
		return on + "." + cl.Name + "(func() { show(item, err) })"
	}
	return ""
}

// forbids reports whether waiting in the function deadlocks on the loop. Off the loop it may be called all the same, but
// one that does not wait is a better example.
func forbids(c *catalog.Catalog, f *catalog.Family, on catalog.Claim) bool {
	return slices.Contains(c.Forbidden(catalog.Symbol{Pkg: on.Packages[0], Recv: on.Recv, Name: on.Name}), f)
}
