// Package callbacklib has functions that others register as callbacks.
package callbacklib

import (
	"net/http"
	"os"
)

type Store struct{ Path string }

func (s *Store) Reload() { os.ReadFile(s.Path) }

func (s *Store) Silent() {}

func Fetch() { http.Get("url") }

func OnText(string) { os.ReadFile("x") }

func Fetcher(url string) func() {
	return func() { http.Get(url) }
}
