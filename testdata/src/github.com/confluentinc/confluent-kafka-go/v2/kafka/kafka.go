// Package kafka has the shapes of confluent-kafka-go that tests need.
package kafka

type Event interface{ String() string }

type RebalanceCb func(*Consumer, Event) error

type Consumer struct{}

func (c *Consumer) SubscribeTopics(topics []string, rebalanceCb RebalanceCb) error { return nil }
