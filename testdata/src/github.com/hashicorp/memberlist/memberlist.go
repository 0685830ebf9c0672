// Package memberlist has the shapes of memberlist that tests need.
package memberlist

type (
	Node       struct{ Name string }
	Memberlist struct{}

	PingDelegate interface{ AckPayload() []byte }

	EventDelegate interface {
		NotifyJoin(*Node)
		NotifyLeave(*Node)
		NotifyUpdate(*Node)
	}
)

func (m *Memberlist) Members() []*Node { return nil }
