// Package raft has a state machine that holds up the log.
package raft

import (
	"io"

	"github.com/hashicorp/raft"

	"github.com/loopblock/loopblock/prooftest/held"
)

// machine gets the URL that each entry of the log is, or does what the entry says.
type machine struct {
	raft     *raft.Raft
	next     func()
	returned chan struct{}
}

func (m *machine) Apply(entry *raft.Log) any {
	switch string(entry.Data) {
	case "next":
		m.next()
	case "again":
		f := m.raft.Apply([]byte("next"), 0) // finding: sleep
		err := f.Error()                     // finding: deadlock
		close(m.returned)
		return err
	default:
		held.Get(string(entry.Data)) // finding: network
	}
	return nil
}

func (m *machine) Snapshot() (raft.FSMSnapshot, error) { return nil, raft.ErrNothingNewToSnapshot }
func (m *machine) Restore(io.ReadCloser) error         { return nil }
