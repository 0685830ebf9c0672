// Package etcd calls etcd's client on a loop.
package etcd

import (
	"context"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/client/v3/concurrency"
)

//loopblock:loop
func blocks(ctx context.Context, c *clientv3.Client, kv clientv3.KV, l clientv3.Lease, m clientv3.Maintenance, cl clientv3.Cluster, t clientv3.Txn, a clientv3.Auth) {
	_, _ = c.Put(ctx, "k", "v")
	_, _ = c.Get(ctx, "k")
	_, _ = c.Delete(ctx, "k")
	_, _ = c.Compact(ctx, 1)
	_, _ = c.Do(ctx, clientv3.OpGet("k"))
	_, _ = c.Txn(ctx).Commit()
	_, _ = c.Grant(ctx, 1)
	_, _ = c.Revoke(ctx, 1)
	_, _ = c.KeepAliveOnce(ctx, 1)
	_, _ = c.TimeToLive(ctx, 1)
	_, _ = c.Leases(ctx)
	_, _ = c.Status(ctx, "e")
	_, _ = c.Defragment(ctx, "e")
	_, _ = c.MemberList(ctx)
	_, _ = c.UserAdd(ctx, "u", "p")
	_ = c.Sync(ctx)
	_ = c.Watch(ctx, "k")
	_, _ = clientv3.New(clientv3.Config{})
	_, _ = kv.Get(ctx, "k")
	_, _ = kv.Put(ctx, "k", "v")
	_, _ = t.Commit()
	_, _ = l.Grant(ctx, 1)
	_, _ = l.Revoke(ctx, 1)
	_, _ = m.Status(ctx, "e")
	_, _ = cl.MemberList(ctx)
	_, _ = a.UserList(ctx)
}

//loopblock:loop
func locks(ctx context.Context, c *clientv3.Client, s *concurrency.Session, m *concurrency.Mutex, e *concurrency.Election) {
	_, _ = concurrency.NewSession(c)
	_ = m.Lock(ctx)
	_ = m.TryLock(ctx)
	_ = m.Unlock(ctx)
	_ = e.Campaign(ctx, "v")
	_ = e.Proclaim(ctx, "v")
	_ = e.Resign(ctx)
	_, _ = e.Leader(ctx)
	_ = s.Close()
	_, _ = concurrency.NewSTM(c, func(concurrency.STM) error { return nil })
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
