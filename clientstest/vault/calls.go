// Package vault calls Vault's client on a loop.
package vault

import (
	"context"

	"github.com/hashicorp/vault/api"
)

//loopblock:loop
func blocks(ctx context.Context, c *api.Client, w *api.LifetimeWatcher) {
	_, _ = c.Logical().Read("p")                       // want network inferred
	_, _ = c.Logical().ReadWithContext(ctx, "p")       // want network inferred
	_, _ = c.Logical().Write("p", nil)                 // want network inferred
	_, _ = c.Logical().WriteWithContext(ctx, "p", nil) // want network inferred
	_, _ = c.Logical().List("p")                       // want network inferred
	_, _ = c.Logical().Delete("p")                     // want network inferred
	_, _ = c.Logical().Unwrap("t")                     // want network inferred
	_, _ = c.KVv2("m").Get(ctx, "p")                   // want network inferred
	_, _ = c.KVv2("m").Put(ctx, "p", nil)              // want network inferred
	_, _ = c.KVv1("m").Get(ctx, "p")                   // want network inferred
	_, _ = c.Auth().Token().Create(nil)                // want network inferred
	_, _ = c.Auth().Token().LookupSelf()               // want network inferred
	_, _ = c.Auth().Token().RenewSelf(1)               // want network inferred
	_, _ = c.Sys().Health()                            // want network inferred
	_, _ = c.Sys().SealStatus()                        // want network inferred
	_, _ = c.Sys().ListMounts()                        // want network inferred
	_ = c.Sys().Mount("p", nil)                        // want network inferred
	_, _ = c.Sys().InitStatus()                        // want network inferred
	_, _ = c.RawRequest(nil)                           // want network inferred
	_, _ = c.RawRequestWithContext(ctx, nil)           // want network inferred
	w.Start()                                          // want network inferred
}

// setup reads the certificates that the environment names; NewRequest asks the resolver for a service, if told to.
//
//loopblock:loop
func setup(c *api.Client) {
	_ = api.DefaultConfig()      // want file inferred
	_, _ = api.NewClient(nil)    // want file inferred
	_, _ = c.Clone()             // want file inferred
	_ = c.NewRequest("GET", "p") // want network inferred
}

//loopblock:loop
func silent(c *api.Client, s *api.Secret) {
	_ = c.Logical()
	_ = c.KVv2("m")
	_ = c.Token()
	c.SetToken("t")
	_ = c.Address()
	_ = c.SetAddress("a")
	_, _ = s.TokenID()
	_, _ = c.NewLifetimeWatcher(&api.LifetimeWatcherInput{})
}
