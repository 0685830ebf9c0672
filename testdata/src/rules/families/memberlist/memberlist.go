package memberlist

import (
	"os"

	"github.com/hashicorp/memberlist"
)

type pings struct{ list *memberlist.Memberlist }

func (p *pings) AckPayload() []byte {
	p.list.Members()         // no lock is held here
	b, _ := os.ReadFile("x") // want `^os\.ReadFile waits for a file system`
	return b
}
