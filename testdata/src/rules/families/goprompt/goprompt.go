package goprompt

import (
	"os"
	"strings"

	"github.com/c-bata/go-prompt"
)

func complete(d prompt.Document) (out []prompt.Suggest) {
	entries, _ := os.ReadDir(".") // want `os\.ReadDir waits for a file system`
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), d.Text) {
			out = append(out, prompt.Suggest{Text: e.Name()})
		}
	}
	return out
}

func start() *prompt.Prompt {
	return prompt.New(func(line string) { os.ReadDir(line) }, complete)
}
