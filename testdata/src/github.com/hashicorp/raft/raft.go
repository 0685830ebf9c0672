// Package raft has the shapes of hashicorp/raft that tests need.
package raft

import (
	"io"
	"time"
)

type (
	Log         struct{ Data []byte }
	FSMSnapshot interface{ Release() }
	Raft        struct{}

	FSM interface {
		Apply(*Log) interface{}
		Snapshot() (FSMSnapshot, error)
		Restore(snapshot io.ReadCloser) error
	}

	Future      interface{ Error() error }
	ApplyFuture interface{ Future }
)

func (r *Raft) Apply(cmd []byte, timeout time.Duration) ApplyFuture { return nil }
