package playwright

import (
	"fmt"
	"os"

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
