package paho

import (
	"time"

	mqtt "github.com/eclipse/paho.mqtt.golang"
)

func options(o *mqtt.ClientOptions) {
	o.SetDefaultPublishHandler(func(c mqtt.Client, m mqtt.Message) {
		time.Sleep(1) // want `^time\.Sleep waits for a timer`
		go time.Sleep(1)
	})
	o.SetOnConnectHandler(func(c mqtt.Client) {
		c.Subscribe("topic", 0, nil).Wait() // in a goroutine of its own
	})
}
