// Package consul calls Consul's client on a loop.
package consul

import (
	"github.com/hashicorp/consul/api"
)

//loopblock:loop
func blocks(c *api.Client, l *api.Lock, s *api.Semaphore) {
	_, _, _ = c.KV().Get("k", nil)
	_, _ = c.KV().Put(nil, nil)
	_, _, _ = c.KV().List("p", nil)
	_, _, _ = c.KV().CAS(nil, nil)
	_, _ = c.KV().Delete("k", nil)
	_, _, _, _ = c.KV().Txn(nil, nil)
	_, _, _ = c.Catalog().Services(nil)
	_, _, _ = c.Catalog().Service("s", "t", nil)
	_, _, _ = c.Health().Service("s", "t", true, nil)
	_, _, _ = c.Health().Checks("s", nil)
	_ = c.Agent().ServiceRegister(nil)
	_ = c.Agent().ServiceDeregister("s")
	_, _ = c.Agent().Services()
	_, _ = c.Agent().Self()
	_, _, _ = c.Session().Create(nil, nil)
	_, _ = c.Session().Destroy("s", nil)
	_, _ = c.Status().Leader()
	_, _, _ = c.Event().Fire(nil, nil)
	_, _, _ = c.ACL().TokenList(nil)
	_, _ = l.Lock(nil)
	_ = l.Unlock()
	_, _ = s.Acquire(nil)
	_ = s.Release()
	_, _ = c.Raw().Write("e", nil, nil, nil)
	_, _ = c.Raw().Query("e", nil, nil)
}

// setup reads the files that the configuration names.
//
//loopblock:loop
func setup() {
	_, _ = api.NewClient(api.DefaultConfig())
}

//loopblock:loop
func silent(c *api.Client, q *api.QueryOptions) {
	_ = api.DefaultConfig()
	_ = c.KV()
	_ = c.Agent()
	_ = c.Health()
	_, _ = c.LockKey("k")
	_, _ = c.LockOpts(nil)
	_ = q.WithContext(nil)
	c.AddHeader("k", "v")
	_ = c.Headers()
}
