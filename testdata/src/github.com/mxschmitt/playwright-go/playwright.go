// Package playwright has the shapes of playwright that tests need.
package playwright

type Response interface {
	Text() (string, error)
	URL() string
}

type Page interface{ OnResponse(fn func(Response)) }
