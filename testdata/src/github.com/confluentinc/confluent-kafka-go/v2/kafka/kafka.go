package kafka

type Event interface{ String() string }

type RebalanceCb func(*Consumer, Event) error

type Consumer struct{}

func (c *Consumer) SubscribeTopics(topics []string, rebalanceCb RebalanceCb) error { return nil }
