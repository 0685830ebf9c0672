package memberlistevents

import "github.com/hashicorp/memberlist"

// A quick delegate hands the event over to a goroutine, which may ask for the members.
type quick struct{ joined chan<- string }

func (q *quick) NotifyJoin(n *memberlist.Node) {
	select {
	case q.joined <- n.Name:
	default: // it is behind, and asks for all members anyway
	}
}

func (q *quick) NotifyLeave(*memberlist.Node)  {}
func (q *quick) NotifyUpdate(*memberlist.Node) {}

func watch(list *memberlist.Memberlist, joined <-chan string) {
	for range joined {
		list.Members()
	}
}
