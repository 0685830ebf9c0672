package playwright

import (
	"fmt"
	"net/http"
	"os"

	current "github.com/mxschmitt/playwright-go"
	"github.com/playwright-community/playwright-go"
)

func watch(p playwright.Page) {
	p.OnResponse(func(r playwright.Response) {
		r.Text()             // want `\.Text waits for this very loop`
		os.ReadFile(r.URL()) // want `os\.ReadFile waits for a file system`
		fmt.Sprint(r.URL(), r)
		go r.Text()
	})
	p.On("load", func() {
		p.Title() // want `\.Title waits for this very loop`
	})
	p.OnDialog(func(d playwright.Dialog) { p.Title() })
}

// Under its new path, Playwright reads on while a handler waits for an answer.
func watchCurrent(p current.Page) {
	p.OnResponse(func(r current.Response) {
		http.Get(r.URL()) // want `http\.Get waits for a peer on the network`
		r.Text()
	})
}
