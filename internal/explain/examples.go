package explain

import (
	_ "embed"
	"sync"

	"golang.org/x/tools/txtar"
)

//go:embed examples.txtar
var packed []byte

var examples = sync.OnceValue(func() map[string]string {
	out := make(map[string]string)
	for _, f := range txtar.Parse(packed).Files {
		out[f.Name] = string(f.Data)
	}
	return out
})

// example returns an example's text, "" where there is none.
func example(name string) string { return examples()[name] }
