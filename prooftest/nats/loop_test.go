package nats

import (
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/loopblock/loopblock/prooftest/held"
)

// connect starts a server and returns a connection to it.
func connect(t *testing.T) *nats.Conn {
	s, err := server.NewServer(&server.Options{
		Host: "127.0.0.1", Port: server.RANDOM_PORT, JetStream: true, StoreDir: t.TempDir(), NoLog: true, NoSigs: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	go s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(time.Minute) {
		t.Fatal("the server is not ready")
	}
	c, err := nats.Connect(s.ClientURL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func TestMsgHandler(t *testing.T) {
	c := connect(t)
	next := make(chan func(), 1)
	if err := get(c, func() { (<-next)() }); err != nil {
		t.Fatal(err)
	}
	publish := func(data string) {
		if err := c.Publish("urls", []byte(data)); err != nil {
			t.Error(err)
		}
	}
	held.StandsStill(t, publish, func(f func()) { next <- f; publish("") })
}

func TestAckHandler(t *testing.T) {
	next := make(chan func(), 1)
	js, err := acknowledge(connect(t), func() { (<-next)() })
	if err != nil {
		t.Fatal(err)
	}
	stream := jetstream.StreamConfig{Name: "urls", Subjects: []string{"urls"}, Storage: jetstream.MemoryStorage}
	if _, err := js.CreateStream(t.Context(), stream); err != nil {
		t.Fatal(err)
	}
	publish := func(data string) {
		if _, err := js.PublishAsync("urls", []byte(data)); err != nil {
			t.Error(err)
		}
	}
	held.StandsStill(t, publish, func(f func()) { next <- f; publish("") })
}
