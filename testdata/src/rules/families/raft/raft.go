package raft

import (
	"io"
	"net/http"
	"os"

	"github.com/hashicorp/raft"
)

type fsm struct{ r *raft.Raft }

func (f *fsm) Apply(l *raft.Log) interface{} {
	http.Get("http://x") // want `^http\.Get waits for a peer`
	os.WriteFile("state", l.Data, 0)
	return f.r.Apply(l.Data, 0).Error() // want `\.Error waits for this very loop`
}

func (f *fsm) Snapshot() (raft.FSMSnapshot, error) { return nil, nil }

func (f *fsm) Restore(r io.ReadCloser) error {
	_, err := http.Get("http://x") // restoring is there to read
	return err
}
