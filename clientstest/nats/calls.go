// Package nats calls NATS on a loop.
package nats

import (
	"context"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

//loopblock:loop
func core(ctx context.Context, nc *nats.Conn, s *nats.Subscription, m *nats.Msg) {
	_, _ = nats.Connect("u")                    // want network inferred
	_, _ = nc.Request("s", nil, time.Second)    // want network listed
	_, _ = nc.RequestWithContext(ctx, "s", nil) // want network listed
	_, _ = nc.RequestMsg(m, time.Second)        // want network listed
	_ = nc.Flush()                              // want network listed
	_ = nc.FlushTimeout(time.Second)            // want network listed
	_ = nc.FlushWithContext(ctx)                // want network listed
	_, _ = nc.RTT()                             // want network listed
	_, _ = s.NextMsg(time.Second)               // want network listed
	_, _ = s.NextMsgWithContext(ctx)            // want network listed
	_, _ = s.Fetch(1)                           // want network listed
	_ = m.AckSync()                             // want network listed
}

//loopblock:loop
func oldJetStream(js nats.JetStreamContext, kv nats.KeyValue, o nats.ObjectStore) {
	_, _ = js.Publish("s", nil)       // want network listed
	_, _ = js.PublishMsg(nil)         // want network listed
	_, _ = js.AddStream(nil)          // want network listed
	_, _ = js.StreamInfo("s")         // want network listed
	_, _ = js.AddConsumer("s", nil)   // want network listed
	_, _ = js.Subscribe("s", nil)     // want network listed
	_, _ = js.PullSubscribe("s", "d") // want network listed
	_, _ = js.KeyValue("b")           // want network listed
	_, _ = kv.Get("k")                // want network listed
	_, _ = kv.Put("k", nil)           // want network listed
	_, _ = kv.Create("k", nil)        // want network listed
	_ = kv.Delete("k")                // want network listed
	_, _ = kv.Keys()                  // want network listed
	_, _ = o.GetBytes("o")            // want network listed
	_, _ = o.PutBytes("o", nil)       // want network listed
}

//loopblock:loop
func stream(ctx context.Context, js jetstream.JetStream, s jetstream.Stream, c jetstream.Consumer, kv jetstream.KeyValue, o jetstream.ObjectStore, m jetstream.Msg, it jetstream.MessagesContext) {
	_, _ = js.Publish(ctx, "s", nil)                                       // want network listed
	_, _ = js.PublishMsg(ctx, nil)                                         // want network listed
	_, _ = js.CreateStream(ctx, jetstream.StreamConfig{})                  // want network listed
	_, _ = js.Stream(ctx, "s")                                             // want network listed
	_, _ = js.CreateOrUpdateConsumer(ctx, "s", jetstream.ConsumerConfig{}) // want network listed
	_, _ = js.KeyValue(ctx, "b")                                           // want network listed
	_, _ = js.AccountInfo(ctx)                                             // want network listed
	_, _ = s.Info(ctx)                                                     // want network listed
	_ = s.Purge(ctx)                                                       // want network listed
	_, _ = s.GetMsg(ctx, 1)                                                // want network listed
	_, _ = c.Next()                                                        // want network listed
	_, _ = c.Info(ctx)                                                     // want network listed
	_, _ = kv.Get(ctx, "k")                                                // want network listed
	_, _ = kv.Put(ctx, "k", nil)                                           // want network listed
	_ = kv.Delete(ctx, "k")                                                // want network listed
	_, _ = kv.Keys(ctx)                                                    // want network listed
	_, _ = kv.Watch(ctx, "k")                                              // want network listed
	_, _ = o.GetBytes(ctx, "o")                                            // want network listed
	_, _ = o.PutBytes(ctx, "o", nil)                                       // want network listed
	_ = m.DoubleAck(ctx)                                                   // want network listed
	_, _ = it.Next()                                                       // want network listed
}

//loopblock:loop
func silent(nc *nats.Conn, m *nats.Msg, s *nats.Subscription, js jetstream.JetStream, jm jetstream.Msg, e jetstream.KeyValueEntry) {
	_ = nats.NewMsg("s")
	_ = nats.NewInbox()
	_ = nats.Name("n")
	_ = nc.Status()
	_ = nc.ConnectedUrl()
	_ = nc.IsConnected()
	_ = nc.Stats()
	_ = nc.LastError()
	_ = m.Header.Get("k")
	_ = s.IsValid()
	_, _, _ = s.Pending()
	_, _ = jetstream.New(nc)
	_, _ = nc.JetStream()
	_ = jm.Data()
	_ = jm.Subject()
	_, _ = jm.Metadata()
	_ = e.Key()
	_ = e.Value()
}

//loopblock:loop
func silentWrites(nc *nats.Conn, jm jetstream.Msg) {
	_ = nc.Publish("s", nil)
	_ = nc.PublishRequest("s", "r", nil)
	_, _ = nc.Subscribe("s", func(*nats.Msg) {})
	_, _ = nc.QueueSubscribe("s", "q", func(*nats.Msg) {})
	_ = jm.Ack()
	_ = jm.Nak()
	_ = jm.Term()
}
