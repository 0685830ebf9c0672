// Package consul calls Consul's client on a loop.
package consul

import (
	"github.com/hashicorp/consul/api"
)

//loopblock:loop
func blocks(c *api.Client, l *api.Lock, s *api.Semaphore) {
	_, _, _ = c.KV().Get("k", nil)                    // want network inferred
	_, _ = c.KV().Put(nil, nil)                       // want network inferred
	_, _, _ = c.KV().List("p", nil)                   // want network inferred
	_, _, _ = c.KV().CAS(nil, nil)                    // want network inferred
	_, _ = c.KV().Delete("k", nil)                    // want network inferred
	_, _, _, _ = c.KV().Txn(nil, nil)                 // want network inferred
	_, _, _ = c.Catalog().Services(nil)               // want network inferred
	_, _, _ = c.Catalog().Service("s", "t", nil)      // want network inferred
	_, _, _ = c.Health().Service("s", "t", true, nil) // want network inferred
	_, _, _ = c.Health().Checks("s", nil)             // want network inferred
	_ = c.Agent().ServiceRegister(nil)                // want network inferred
	_ = c.Agent().ServiceDeregister("s")              // want network inferred
	_, _ = c.Agent().Services()                       // want network inferred
	_, _ = c.Agent().Self()                           // want network inferred
	_, _, _ = c.Session().Create(nil, nil)            // want network inferred
	_, _ = c.Session().Destroy("s", nil)              // want network inferred
	_, _ = c.Status().Leader()                        // want network inferred
	_, _, _ = c.Event().Fire(nil, nil)                // want network inferred
	_, _, _ = c.ACL().TokenList(nil)                  // want network inferred
	_, _ = l.Lock(nil)                                // want network inferred
	_ = l.Unlock()                                    // want network inferred
	_, _ = s.Acquire(nil)                             // want network inferred
	_ = s.Release()                                   // want network inferred
	_, _ = c.Raw().Write("e", nil, nil, nil)          // want network inferred
	_, _ = c.Raw().Query("e", nil, nil)               // want network inferred
}

// setup reads the files that the configuration names.
//
//loopblock:loop
func setup() {
	_, _ = api.NewClient(api.DefaultConfig()) // want file inferred
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
