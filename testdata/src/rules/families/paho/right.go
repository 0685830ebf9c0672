package paho

import (
	mqtt "github.com/eclipse/paho.mqtt.golang"

	"github.com/loopblock/loopblock/offload/post"
)

func inOrder(o *mqtt.ClientOptions, save func(mqtt.Message)) {
	work := post.NewQueue(64) // one goroutine, in order
	o.SetDefaultPublishHandler(func(c mqtt.Client, m mqtt.Message) {
		_ = work.Do(func() { save(m) })
	})
}
