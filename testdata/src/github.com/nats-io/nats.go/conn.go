package nats

type Conn struct{}

type Subscription struct{}

type MsgHandler func(msg *Msg)

type ConnHandler func(*Conn)

func (nc *Conn) Subscribe(subj string, cb MsgHandler) (*Subscription, error) { return nil, nil }

func (nc *Conn) SetReconnectHandler(rcb ConnHandler) {}
