// Package mqtt has the shapes of the Paho client that tests need.
package mqtt

import "time"

type Message interface {
	Topic() string
	Payload() []byte
}

type Token interface {
	Wait() bool
	WaitTimeout(time.Duration) bool
	Error() error
}

type MessageHandler func(Client, Message)

type OnConnectHandler func(Client)

type Client interface {
	Connect() Token
	Publish(topic string, qos byte, retained bool, payload any) Token
	Subscribe(topic string, qos byte, callback MessageHandler) Token
	AddRoute(topic string, callback MessageHandler)
}

type ClientOptions struct{}

func NewClientOptions() *ClientOptions { return &ClientOptions{} }

func (o *ClientOptions) SetDefaultPublishHandler(h MessageHandler) *ClientOptions { return o }

func (o *ClientOptions) SetOnConnectHandler(h OnConnectHandler) *ClientOptions { return o }
