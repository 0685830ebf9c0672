package paho

import (
	"io"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"

	mqtt "github.com/eclipse/paho.mqtt.golang"
	broker "github.com/mochi-mqtt/server/v2"
	"github.com/mochi-mqtt/server/v2/hooks/auth"
	"github.com/mochi-mqtt/server/v2/listeners"

	"github.com/loopblock/loopblock/prooftest/held"
)

// connect starts a broker and a client of it.
func connect(t *testing.T) (*broker.Server, mqtt.Client) {
	server := broker.New(&broker.Options{Logger: slog.New(slog.NewTextHandler(io.Discard, nil)), InlineClient: true})
	if err := server.AddHook(new(auth.AllowHook), nil); err != nil {
		t.Fatal(err)
	}
	tcp := listeners.NewTCP(listeners.Config{ID: "tcp", Address: "127.0.0.1:0"})
	if err := server.AddListener(tcp); err != nil {
		t.Fatal(err)
	}
	if err := server.Serve(); err != nil {
		t.Fatal(err)
	}
	client := mqtt.NewClient(mqtt.NewClientOptions().AddBroker("tcp://" + tcp.Address()).SetClientID("proof"))
	wait(t, client.Connect())
	return server, client
}

func wait(t *testing.T, token mqtt.Token) {
	t.Helper()
	if token.Wait(); token.Error() != nil {
		t.Fatal(token.Error())
	}
}

func TestHandler(t *testing.T) {
	_, client := connect(t)
	next := make(chan func(), 1)
	wait(t, client.Subscribe("urls", 0, get(func() { (<-next)() })))
	held.StandsStill(t,
		func(url string) { client.Publish("urls", 0, false, url) },
		func(f func()) { next <- f; client.Publish("urls", 0, false, "") })
	client.Disconnect(0)
}

// The handler waits for an acknowledgement while ten messages before it wait for the handler.
func TestWaitInAHandlerDeadlocks(t *testing.T) {
	server, client := connect(t)
	publish := func(n int) {
		for range n {
			if err := server.Publish("questions", []byte("?"), false, 0); err != nil {
				t.Error(err)
			}
		}
	}
	called, returned := make(chan struct{}), make(chan struct{})
	wait(t, client.Subscribe("questions", 0, answer(func() {
		sent := atomic.LoadInt64(&server.Info.MessagesSent)
		publish(10)
		for atomic.LoadInt64(&server.Info.MessagesSent) < sent+10 {
			time.Sleep(time.Millisecond)
		}
		close(called)
	}, returned)))
	publish(1)
	held.Receive(t, called)
	held.Never(t, returned)
}
