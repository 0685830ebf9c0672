package raft

import (
	"io"
	"testing"
	"time"

	"github.com/hashicorp/raft"

	"github.com/loopblock/loopblock/prooftest/held"
)

// start runs a cluster of one, in memory, and waits until it leads.
func start(t *testing.T, m *machine) *raft.Raft {
	config := raft.DefaultConfig()
	config.LocalID, config.LogOutput = "one", io.Discard
	config.HeartbeatTimeout, config.ElectionTimeout = 100*time.Millisecond, 100*time.Millisecond
	config.LeaderLeaseTimeout = 100 * time.Millisecond
	store := raft.NewInmemStore()
	address, transport := raft.NewInmemTransport("")
	servers := raft.Configuration{Servers: []raft.Server{{ID: "one", Address: address}}}
	snapshots := raft.NewInmemSnapshotStore()
	if err := raft.BootstrapCluster(config, store, store, snapshots, transport, servers); err != nil {
		t.Fatal(err)
	}
	r, err := raft.NewRaft(config, m, store, store, snapshots, transport)
	if err != nil {
		t.Fatal(err)
	}
	for !held.Receive(t, r.LeaderCh()) {
	}
	return r
}

func TestApply(t *testing.T) {
	next := make(chan func(), 1)
	r := start(t, &machine{next: func() { (<-next)() }})
	held.StandsStill(t,
		func(url string) { r.Apply([]byte(url), 0) },
		func(f func()) { next <- f; r.Apply([]byte("next"), 0) })
	if err := r.Shutdown().Error(); err != nil {
		t.Error(err)
	}
}

func TestWaitingForAnEntryInApplyDeadlocks(t *testing.T) {
	next := make(chan struct{})
	m := &machine{next: func() { close(next) }, returned: make(chan struct{})}
	m.raft = start(t, m)
	m.raft.Apply([]byte("again"), 0)
	held.Never(t, next)
	held.Never(t, m.returned)
}
