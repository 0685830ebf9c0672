// Package sarama has the shapes of sarama that tests need.
package sarama

type ProducerMessage struct{ Topic string }

type ProducerInterceptor interface{ OnSend(*ProducerMessage) }

type ConsumerGroupHandler interface{ ConsumeClaim() error }
