package memberlist

import (
	"io"
	"log"
	"testing"

	"github.com/hashicorp/memberlist"

	"github.com/loopblock/loopblock/prooftest/held"
)

// start makes a node on the local network.
func start(t *testing.T, name string, set func(*memberlist.Config)) *memberlist.Memberlist {
	config := memberlist.DefaultLocalConfig()
	config.Name, config.BindAddr, config.BindPort = name, "127.0.0.1", 0
	config.Logger = log.New(io.Discard, "", 0)
	set(config)
	list, err := memberlist.Create(config)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestNotifyMsg(t *testing.T) {
	next := make(chan func(), 1)
	d := &delegate{next: func() { (<-next)() }}
	list := start(t, "one", func(c *memberlist.Config) { c.Delegate = d })
	defer list.Shutdown()
	from := start(t, "two", func(*memberlist.Config) {})
	defer from.Shutdown()
	send := func(msg string) {
		if err := from.SendBestEffort(list.LocalNode(), []byte(msg)); err != nil {
			t.Error(err)
		}
	}
	held.StandsStill(t, send, func(f func()) { next <- f; send("-") })
}

func TestMembersInNotifyJoinDeadlocks(t *testing.T) {
	c := &counter{called: make(chan struct{}), returned: make(chan struct{})}
	list := start(t, "three", func(config *memberlist.Config) { config.Events = c })
	address := list.LocalNode().Address()
	c.list = list
	from := start(t, "four", func(*memberlist.Config) {})
	go func() { _, _ = from.Join([]string{address}) }() // as list, it is stuck until the test program ends
	held.Receive(t, c.called)
	held.Never(t, c.returned)
	next := make(chan struct{})
	go func() { list.NumMembers(); close(next) }()
	held.Never(t, next)
}
