// Package search has a client that is a struct of functions, each made around a transport.
package search

import "net/http"

type Transport interface{ Named() string }

type API struct {
	Find func(query string) error
	Name func() string
}

func New(t Transport) *API { return &API{Find: newFind(t), Name: newName(t)} }

func newFind(t Transport) func(string) error {
	return func(query string) error {
		_, err := http.Get(t.Named() + query)
		return err
	}
}

func newName(t Transport) func() string { return func() string { return t.Named() } }
