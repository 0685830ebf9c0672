// Package clients: clients of other services, by what the catalogue says of their interfaces and by what their fields hold.
package clients

import (
	"context"

	"github.com/redis/go-redis/v9"
	"rules/libs/search"
)

type store struct{ redis.UniversalClient }

//loopblock:loop
func interfaces(ctx context.Context, c redis.UniversalClient, s store, g redis.StringCmdable) {
	c.Get(ctx, "k") // want `: clients\.interfaces → \(go-redis\.StringCmdable\)\.Get$`
	s.Get(ctx, "k") // want `: clients\.interfaces → \(go-redis\.StringCmdable\)\.Get$`
	g.Get(ctx, "k") // want `: clients\.interfaces → \(go-redis\.StringCmdable\)\.Get$`
}

// What is said of the interface that a call goes through goes before what is said of the one that declares the method: a
// pipeline keeps its commands.
//
//loopblock:loop
func narrower(ctx context.Context, p redis.Pipeliner) {
	p.Get(ctx, "k")
	p.Exec(ctx) // want `: clients\.narrower → \(go-redis\.Pipeliner\)\.Exec$`
}

// A function in a field does what it does by itself, whatever it is made around.
//
//loopblock:loop
func fields(a *search.API) {
	a.Find("q") // want `: clients\.fields → func literal in search\.newFind → http\.Get$`
	a.Name()
}
