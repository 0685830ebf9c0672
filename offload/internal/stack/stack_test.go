package stack

import (
	"slices"
	"sync"
	"testing"
	"time"
)

func TestCulpritAndClass(t *testing.T) {
	const frame = "\n\t/x.go:1 +0x1\n"
	for _, c := range []struct{ state, frames, call, class string }{
		{"IO wait", "internal/poll.(*FD).Read(0x1)" + frame + "net/http.(*Client).Do(...)" + frame + "net/http.Get({0x1, 0x2})" + frame + "main.load()" + frame, "net/http.Get", "network"},
		{"sleep", "time.Sleep(0x1)" + frame + "example.com/a/b.F[...](0x1)" + frame, "time.Sleep", "sleep"},
		{"chan receive, 2 minutes", "main.(*T).wait(0x1)" + frame + "fmt.Fprint(0x1)" + frame + "main.main()" + frame, "main.(*T).wait", "wait"},
		{"running", "example.com/hash.Sum(0x1)" + frame + "main.main()" + frame, "example.com/hash.Sum", "cpu"},
		{"select (no cases)", "main.main()" + frame, "main.main", "forever"},
		{"syscall", "syscall.Syscall(0x1)" + frame + "os.ReadFile(0x1)" + frame + "main.main()" + frame, "os.ReadFile", "file"},
		{"syscall", "os.(*Process).Wait(0x1)" + frame + "os/exec.(*Cmd).Run(0x1)" + frame + "main.main()" + frame, "os/exec.(*Cmd).Run", "process"},
		{"sync.Mutex.Lock", "sync.(*Mutex).Lock(...)" + frame + "main.main()" + frame, "sync.(*Mutex).Lock", "lock"},
		{"syscall", "runtime.cgocall(0x1)" + frame + "example.com/c._Cfunc_f()" + frame, "runtime.cgocall", "cgo"},
	} {
		st := "goroutine 7 [" + c.state + "]:\n" + c.frames + "created by main.main in goroutine 1" + frame
		if call, class := Culprit(st), Class(st); call != c.call || class != c.class {
			t.Errorf("%s is %s, not %s %s in\n%s", call, class, c.class, c.call, st)
		}
	}
}

func TestDump(t *testing.T) {
	id := make(chan int)
	var wg sync.WaitGroup
	var mu sync.Mutex
	mu.Lock()
	wg.Go(func() { id <- Goroutine(); mu.Lock() })
	n := <-id
	defer wg.Wait()
	defer mu.Unlock()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		all := Dump()
		i := slices.IndexFunc(all, func(s string) bool { return IsOf(s, n) })
		if i >= 0 && State(all[i]) == "sync.Mutex.Lock" {
			return
		}
	}
	t.Error("the goroutine is not found in its state")
}
