// Package etcd calls etcd's client on a loop.
package etcd

import (
	"context"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/client/v3/concurrency"
)

//loopblock:loop
func blocks(ctx context.Context, c *clientv3.Client, kv clientv3.KV, l clientv3.Lease, m clientv3.Maintenance, cl clientv3.Cluster, t clientv3.Txn, a clientv3.Auth) {
	_, _ = c.Put(ctx, "k", "v")            // want network listed
	_, _ = c.Get(ctx, "k")                 // want network listed
	_, _ = c.Delete(ctx, "k")              // want network listed
	_, _ = c.Compact(ctx, 1)               // want network listed
	_, _ = c.Do(ctx, clientv3.OpGet("k"))  // want network listed
	_, _ = c.Txn(ctx).Commit()             // want network listed
	_, _ = c.Grant(ctx, 1)                 // want network listed
	_, _ = c.Revoke(ctx, 1)                // want network listed
	_, _ = c.KeepAliveOnce(ctx, 1)         // want network listed
	_, _ = c.TimeToLive(ctx, 1)            // want network listed
	_, _ = c.Leases(ctx)                   // want network listed
	_, _ = c.Status(ctx, "e")              // want network listed
	_, _ = c.Defragment(ctx, "e")          // want network listed
	_, _ = c.MemberList(ctx)               // want network listed
	_, _ = c.UserAdd(ctx, "u", "p")        // want network listed
	_ = c.Sync(ctx)                        // want network listed
	_ = c.Watch(ctx, "k")                  // want network listed
	_, _ = clientv3.New(clientv3.Config{}) // want network listed
	_, _ = kv.Get(ctx, "k")                // want network listed
	_, _ = kv.Put(ctx, "k", "v")           // want network listed
	_, _ = t.Commit()                      // want network listed
	_, _ = l.Grant(ctx, 1)                 // want network listed
	_, _ = l.Revoke(ctx, 1)                // want network listed
	_, _ = m.Status(ctx, "e")              // want network listed
	_, _ = cl.MemberList(ctx)              // want network listed
	_, _ = a.UserList(ctx)                 // want network listed
}

//loopblock:loop
func locks(ctx context.Context, c *clientv3.Client, s *concurrency.Session, m *concurrency.Mutex, e *concurrency.Election) {
	_, _ = concurrency.NewSession(c)                                         // want network listed
	_ = m.Lock(ctx)                                                          // want network listed
	_ = m.TryLock(ctx)                                                       // want network listed
	_ = m.Unlock(ctx)                                                        // want network listed
	_ = e.Campaign(ctx, "v")                                                 // want network listed
	_ = e.Proclaim(ctx, "v")                                                 // want network listed
	_ = e.Resign(ctx)                                                        // want network listed
	_, _ = e.Leader(ctx)                                                     // want network listed
	_ = s.Close()                                                            // want network listed
	_, _ = concurrency.NewSTM(c, func(concurrency.STM) error { return nil }) // want network listed
}

//loopblock:loop
func silent(ctx context.Context, c *clientv3.Client, s *concurrency.Session, t clientv3.Txn) {
	_ = clientv3.WithPrefix()
	_ = clientv3.OpPut("k", "v")
	_ = clientv3.Compare(clientv3.Value("k"), "=", "v")
	_ = c.Endpoints()
	c.SetEndpoints("e")
	_ = c.Txn(ctx)
	_ = t.If().Then().Else()
	_ = c.Ctx()
	_ = s.Lease()
	_ = s.Done()
	_ = concurrency.NewMutex(s, "p")
	_ = concurrency.NewElection(s, "p")
	_ = clientv3.NewKV(c)
}
