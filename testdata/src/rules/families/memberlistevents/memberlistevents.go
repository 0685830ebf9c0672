package memberlistevents

import (
	"net"

	"github.com/hashicorp/memberlist"
)

type events struct{ list *memberlist.Memberlist }

func (e *events) NotifyJoin(n *memberlist.Node) {
	e.list.Members()       // want `\.Members waits for this very loop`
	net.LookupHost(n.Name) // want `^net\.LookupHost waits for a peer`
	go e.list.Members()
}

func (e *events) NotifyLeave(*memberlist.Node) {}

func (e *events) NotifyUpdate(*memberlist.Node) {}
