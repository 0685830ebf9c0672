package offload

import "context"

// Context gives the context of what the calling goroutine runs: in a coroutine the one that its function was given, in a
// function given to [Submit] or [CallIn] the one that these were given. Anywhere else it is [context.Background], with
// which a call is just made. So a helper deep below a coroutine need not be passed a context to give the loop away:
//
//	data, err := offload.Call1(offload.Context(), os.ReadFile, name)
//
// Where a function has the coroutine's context, or one made from it that ends earlier, it should use that.
// Python: asyncio.current_task.
func Context() context.Context {
	g := self()
	s := shardOf(g)
	s.Lock()
	f := s.fibers[g]
	s.Unlock()
	if f == nil {
		return context.Background()
	}
	return f.current
}
