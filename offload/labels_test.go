package offload_test

import (
	"bytes"
	"context"
	"runtime/pprof"
	"strings"
	"testing"

	"github.com/loopblock/loopblock/offload"
)

// labelled says whether the goroutine that runs f carries the label: the profile shows labels by stack.
func labelled(t *testing.T, value string) bool {
	t.Helper()
	var b bytes.Buffer
	if err := pprof.Lookup("goroutine").WriteTo(&b, 1); err != nil {
		t.Fatal(err)
	}
	for block := range strings.SplitSeq(b.String(), "\n\n") {
		if strings.Contains(block, "offload_test.labelled") {
			return strings.Contains(block, `"who":"`+value+`"`)
		}
	}
	t.Error("the goroutine is not in the profile")
	return false
}

// Coroutines, calls and submissions carry the pprof labels of who started them, as with a plain go or call.
func TestPprofLabels(t *testing.T) {
	run(t, func(ctx context.Context) error {
		for _, who := range []string{"a", "b"} {
			pprof.Do(ctx, pprof.Labels("who", who), func(ctx context.Context) {
				if !offload.Get(ctx, func() bool { return labelled(t, who) }) {
					t.Error("Call loses the label")
				}
				f := offload.Submit(ctx, nil, func() (bool, error) { return labelled(t, who), nil })
				task := offload.Go(ctx, func(ctx context.Context) error {
					if !labelled(t, who) || !offload.Get(ctx, func() bool { return labelled(t, who) }) {
						t.Error("Go loses the label")
					}
					return nil
				})
				if ok, _ := f.Await(ctx); !ok {
					t.Error("Submit loses the label")
				}
				task.Wait(ctx)
				if !labelled(t, who) {
					t.Error("Wait loses the label")
				}
			})
		}
		return nil
	})
}
