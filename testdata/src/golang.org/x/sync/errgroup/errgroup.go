// Package errgroup has the shapes of x/sync's errgroup that tests need.
package errgroup

type Group struct{ done chan error }

func (g *Group) Go(f func() error) {
	go func() { g.done <- f() }()
}

func (g *Group) Wait() error { return <-g.done }
