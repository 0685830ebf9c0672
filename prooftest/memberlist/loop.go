// Package memberlist has delegates that block memberlist's own loops.
package memberlist

import (
	"github.com/hashicorp/memberlist"

	"github.com/loopblock/loopblock/prooftest/held"
)

// delegate gets the URL that each message is, or calls next for a single byte.
type delegate struct{ next func() }

func (d *delegate) NotifyMsg(msg []byte) {
	if len(msg) > 1 {
		held.Get(string(msg)) // finding: network
		return
	}
	d.next()
}

func (d *delegate) NodeMeta(int) []byte             { return nil }
func (d *delegate) GetBroadcasts(int, int) [][]byte { return nil }
func (d *delegate) LocalState(bool) []byte          { return nil }
func (d *delegate) MergeRemoteState([]byte, bool)   {}

// counter counts the members when one joins.
type counter struct {
	list             *memberlist.Memberlist
	called, returned chan struct{}
}

func (c *counter) NotifyJoin(*memberlist.Node) {
	if c.list == nil {
		return // itself, at the start
	}
	close(c.called)
	c.list.Members() // finding: deadlock
	close(c.returned)
}

func (c *counter) NotifyLeave(*memberlist.Node)  {}
func (c *counter) NotifyUpdate(*memberlist.Node) {}
