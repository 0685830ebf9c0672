// Package vault calls Vault's client on a loop.
package vault

import (
	"context"

	"github.com/hashicorp/vault/api"
)

//loopblock:loop
func blocks(ctx context.Context, c *api.Client, w *api.LifetimeWatcher) {
	_, _ = c.Logical().Read("p")
	_, _ = c.Logical().ReadWithContext(ctx, "p")
	_, _ = c.Logical().Write("p", nil)
	_, _ = c.Logical().WriteWithContext(ctx, "p", nil)
	_, _ = c.Logical().List("p")
	_, _ = c.Logical().Delete("p")
	_, _ = c.Logical().Unwrap("t")
	_, _ = c.KVv2("m").Get(ctx, "p")
	_, _ = c.KVv2("m").Put(ctx, "p", nil)
	_, _ = c.KVv1("m").Get(ctx, "p")
	_, _ = c.Auth().Token().Create(nil)
	_, _ = c.Auth().Token().LookupSelf()
	_, _ = c.Auth().Token().RenewSelf(1)
	_, _ = c.Sys().Health()
	_, _ = c.Sys().SealStatus()
	_, _ = c.Sys().ListMounts()
	_ = c.Sys().Mount("p", nil)
	_, _ = c.Sys().InitStatus()
	_, _ = c.RawRequest(nil)
	_, _ = c.RawRequestWithContext(ctx, nil)
	w.Start()
}

// setup reads the certificates that the environment names; NewRequest asks the resolver for a service, if told to.
//
//loopblock:loop
func setup(c *api.Client) {
	_ = api.DefaultConfig()
	_, _ = api.NewClient(nil)
	_, _ = c.Clone()
	_ = c.NewRequest("GET", "p")
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
