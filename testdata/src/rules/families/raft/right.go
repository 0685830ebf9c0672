package raft

import (
	"io"
	"net/http"

	"github.com/hashicorp/raft"
)

// A quick state machine changes memory only, and leaves the rest to a goroutine that receives from effects.
type quick struct {
	state   map[string]bool
	effects chan<- string
}

func (f *quick) Apply(l *raft.Log) interface{} {
	f.state[string(l.Data)] = true
	select {
	case f.effects <- string(l.Data):
		return nil
	default:
		return "busy" // the answer to who applied the entry
	}
}

func (f *quick) Snapshot() (raft.FSMSnapshot, error) { return nil, nil }
func (f *quick) Restore(io.ReadCloser) error         { return nil }

func perform(effects <-chan string) {
	for e := range effects {
		http.Get("http://x/" + e)
	}
}
