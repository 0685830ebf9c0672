package post

import "syscall/js"

// Promise runs f in a goroutine and returns at once, with a JavaScript promise of what f returns: an error rejects it,
// with a JavaScript Error, and anything else fulfils it, as [js.ValueOf] makes it. A function wrapped by [js.FuncOf] can
// return it in the place of a result that has to be waited for; JavaScript's side then awaits what it called. A panic in
// f ends the program, as one in the wrapped function does.
//
// It exists for GOOS=js only. Python: asyncio.ensure_future.
func Promise(f func() any) any {
	var start js.Func
	start = js.FuncOf(func(_ js.Value, args []js.Value) any {
		start.Release()
		resolve, reject := args[0], args[1]
		go func() {
			v := f()
			if err, ok := v.(error); ok {
				reject.Invoke(js.Global().Get("Error").New(err.Error()))
				return
			}
			resolve.Invoke(v)
		}()
		return nil
	})
	return js.Global().Get("Promise").New(start)
}
