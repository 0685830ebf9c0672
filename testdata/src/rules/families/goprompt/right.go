package goprompt

import (
	"os"
	"sync/atomic"

	"github.com/c-bata/go-prompt"
)

var found atomic.Pointer[[]prompt.Suggest]

// look is started with the prompt, as go look().
func look() {
	var all []prompt.Suggest
	entries, _ := os.ReadDir(".")
	for _, e := range entries {
		all = append(all, prompt.Suggest{Text: e.Name()})
	}
	found.Store(&all)
}

func startQuick() *prompt.Prompt {
	return prompt.New(func(line string) {}, func(prompt.Document) []prompt.Suggest {
		if all := found.Load(); all != nil {
			return *all
		}
		return nil
	})
}
