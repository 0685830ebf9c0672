// Package memberlist has the shapes of memberlist that tests need.
package memberlist

type (
	Node       struct{ Name string }
	Memberlist struct{}

	PingDelegate interface{ AckPayload() []byte }

	Delegate interface {
		NodeMeta(limit int) []byte
		NotifyMsg([]byte)
		GetBroadcasts(overhead, limit int) [][]byte
		LocalState(join bool) []byte
		MergeRemoteState(buf []byte, join bool)
	}

	EventDelegate interface {
		NotifyJoin(*Node)
		NotifyLeave(*Node)
		NotifyUpdate(*Node)
	}
)

func (m *Memberlist) Members() []*Node { return nil }
