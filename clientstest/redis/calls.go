// Package redis calls go-redis on a loop.
package redis

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

//loopblock:loop
func blocks(ctx context.Context, c *redis.Client, u redis.UniversalClient, cl *redis.ClusterClient) {
	_ = c.Ping(ctx)                                                                      // want database listed
	_, _ = c.Get(ctx, "k").Result()                                                      // want database listed
	_ = c.Set(ctx, "k", 1, time.Minute).Err()                                            // want database listed
	_ = c.HGetAll(ctx, "k").Val()                                                        // want database listed
	_ = c.BLPop(ctx, time.Second, "k")                                                   // want database listed
	_ = c.Publish(ctx, "ch", "m")                                                        // want database listed
	_ = c.XAdd(ctx, &redis.XAddArgs{Stream: "s"})                                        // want database listed
	_ = c.Eval(ctx, "return 1", nil)                                                     // want database listed
	_ = c.Do(ctx, "GET", "k")                                                            // want database listed
	_ = c.Process(ctx, redis.NewCmd(ctx, "PING"))                                        // want database listed
	_ = c.JSONGet(ctx, "k", "$")                                                         // want database listed
	_ = c.FTSearch(ctx, "i", "q")                                                        // want database listed
	_ = c.TSAdd(ctx, "k", 1, 2)                                                          // want database listed
	_ = c.Scan(ctx, 0, "*", 10)                                                          // want database listed
	_ = c.Watch(ctx, func(*redis.Tx) error { return nil }, "k")                          // want database listed
	_, _ = c.Pipelined(ctx, func(redis.Pipeliner) error { return nil })                  // want database listed
	_, _ = c.TxPipelined(ctx, func(redis.Pipeliner) error { return nil })                // want database listed
	_ = u.Get(ctx, "k")                                                                  // want database listed
	_ = u.Process(ctx, redis.NewCmd(ctx, "PING"))                                        // want database listed
	_ = cl.Get(ctx, "k")                                                                 // want database listed
	_ = cl.ForEachMaster(ctx, func(context.Context, *redis.Client) error { return nil }) // want database listed
	_ = redis.NewScript("return 1").Run(ctx, c, nil)                                     // want database listed
	_ = c.Conn().Ping(ctx)                                                               // want database listed
}

//loopblock:loop
func cmdable(ctx context.Context, c redis.Cmdable, s redis.StringCmdable) {
	_ = c.Get(ctx, "k")         // want database listed
	_ = s.Set(ctx, "k", "v", 0) // want database listed
}

//loopblock:loop
func pipeline(ctx context.Context, p redis.Pipeliner, t *redis.Tx) {
	_, _ = p.Exec(ctx)    // want database listed
	_ = t.Get(ctx, "k")   // want database listed
	_ = t.Watch(ctx, "k") // want database listed
}

//loopblock:loop
func pubsub(ctx context.Context, c *redis.Client, s *redis.PubSub) {
	_ = c.Subscribe(ctx, "ch")                // want database listed
	_ = s.Subscribe(ctx, "ch")                // want database listed
	_ = s.Ping(ctx)                           // want database listed
	_, _ = s.Receive(ctx)                     // want database listed
	_, _ = s.ReceiveMessage(ctx)              // want database listed
	_, _ = s.ReceiveTimeout(ctx, time.Second) // want database listed
}

//loopblock:loop
func iterate(ctx context.Context, it *redis.ScanIterator) {
	_ = it.Next(ctx) // want database listed
}

// setup asks the resolver for the address of the server.
//
//loopblock:loop
func setup(o *redis.Options) {
	_ = redis.NewClient(o)                                  // want network inferred
	_ = redis.NewUniversalClient(&redis.UniversalOptions{}) // want network inferred
}

//loopblock:loop
func exec(ctx context.Context, c *redis.Client, p *redis.Pipeline) {
	_, _ = p.Exec(ctx)                                      // want database listed
	_, _ = c.Pipelined(ctx, func(p redis.Pipeliner) error { // want database listed
		_ = p.Get(ctx, "k")
		return nil
	})
}

// A pipeline keeps its commands until Exec.
//
//loopblock:loop
func silentPipeline(ctx context.Context, c *redis.Client, p *redis.Pipeline, pi redis.Pipeliner) {
	q := c.Pipeline()
	_ = q.Get(ctx, "k")
	_ = q.Incr(ctx, "k")
	_ = p.Set(ctx, "k", 1, 0)
	_ = p.Do(ctx, "GET", "k")
	_ = pi.HSet(ctx, "k", "f", 1)
	_ = pi.Ping(ctx)
	_ = pi.Do(ctx, "GET", "k")
}

//loopblock:loop
func silent(ctx context.Context, c *redis.Client, p redis.Pipeliner, cmd *redis.StringCmd, s *redis.PubSub, it *redis.ScanIterator) {
	_ = it.Val()
	_, _ = redis.ParseURL("redis://localhost")
	_ = redis.NewClusterClient(&redis.ClusterOptions{})
	_ = c.Options()
	_ = c.PoolStats()
	_ = c.Pipeline()
	_ = c.TxPipeline()
	_ = c.String()
	_ = c.WithTimeout(time.Second)
	_ = redis.NewScript("return 1").Hash()
	_ = redis.NewStringCmd(ctx, "GET", "k").Args()
	_, _ = cmd.Result()
	_ = cmd.Val()
	_ = cmd.Err()
	_, _ = cmd.Int()
	_, _ = cmd.Bytes()
	_ = cmd.Name()
	_ = p.Len()
	p.Discard()
	_ = s.Channel()
	_ = s.String()
}
