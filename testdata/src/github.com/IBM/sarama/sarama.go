package sarama

type ProducerMessage struct{ Topic string }

type ProducerInterceptor interface{ OnSend(*ProducerMessage) }

type ConsumerGroupHandler interface{ ConsumeClaim() error }
