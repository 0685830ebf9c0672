// Package zk has the shapes of the ZooKeeper client that tests need.
package zk

type (
	Conn          struct{}
	Stat          struct{}
	Event         struct{ Path string }
	EventCallback func(Event)
	connOption    func(c *Conn)
)

func WithEventCallback(cb EventCallback) connOption { return nil }

func (c *Conn) Get(path string) ([]byte, *Stat, error) { return nil, nil, nil }
