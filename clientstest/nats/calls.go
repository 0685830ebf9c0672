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
	_, _ = nats.Connect("u")
	_, _ = nc.Request("s", nil, time.Second)
	_, _ = nc.RequestWithContext(ctx, "s", nil)
	_, _ = nc.RequestMsg(m, time.Second)
	_ = nc.Flush()
	_ = nc.FlushTimeout(time.Second)
	_ = nc.FlushWithContext(ctx)
	_, _ = nc.RTT()
	_, _ = s.NextMsg(time.Second)
	_, _ = s.NextMsgWithContext(ctx)
	_, _ = s.Fetch(1)
	_ = m.AckSync()
}

//loopblock:loop
func oldJetStream(js nats.JetStreamContext, kv nats.KeyValue, o nats.ObjectStore) {
	_, _ = js.Publish("s", nil)
	_, _ = js.PublishMsg(nil)
	_, _ = js.AddStream(nil)
	_, _ = js.StreamInfo("s")
	_, _ = js.AddConsumer("s", nil)
	_, _ = js.Subscribe("s", nil)
	_, _ = js.PullSubscribe("s", "d")
	_, _ = js.KeyValue("b")
	_, _ = kv.Get("k")
	_, _ = kv.Put("k", nil)
	_, _ = kv.Create("k", nil)
	_ = kv.Delete("k")
	_, _ = kv.Keys()
	_, _ = o.GetBytes("o")
	_, _ = o.PutBytes("o", nil)
}

//loopblock:loop
func stream(ctx context.Context, js jetstream.JetStream, s jetstream.Stream, c jetstream.Consumer, kv jetstream.KeyValue, o jetstream.ObjectStore, m jetstream.Msg, it jetstream.MessagesContext) {
	_, _ = js.Publish(ctx, "s", nil)
	_, _ = js.PublishMsg(ctx, nil)
	_, _ = js.CreateStream(ctx, jetstream.StreamConfig{})
	_, _ = js.Stream(ctx, "s")
	_, _ = js.CreateOrUpdateConsumer(ctx, "s", jetstream.ConsumerConfig{})
	_, _ = js.KeyValue(ctx, "b")
	_, _ = js.AccountInfo(ctx)
	_, _ = s.Info(ctx)
	_ = s.Purge(ctx)
	_, _ = s.GetMsg(ctx, 1)
	_, _ = c.Next()
	_, _ = c.Info(ctx)
	_, _ = kv.Get(ctx, "k")
	_, _ = kv.Put(ctx, "k", nil)
	_ = kv.Delete(ctx, "k")
	_, _ = kv.Keys(ctx)
	_, _ = kv.Watch(ctx, "k")
	_, _ = o.GetBytes(ctx, "o")
	_, _ = o.PutBytes(ctx, "o", nil)
	_ = m.DoubleAck(ctx)
	_, _ = it.Next()
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
