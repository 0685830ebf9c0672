// Package paho has message handlers that block the goroutine that routes every message.
package paho

import (
	mqtt "github.com/eclipse/paho.mqtt.golang"

	"github.com/loopblock/loopblock/prooftest/held"
)

// get gets the URL that a message is, or calls next for an empty one.
func get(next func()) mqtt.MessageHandler {
	return func(_ mqtt.Client, m mqtt.Message) {
		if len(m.Payload()) > 0 {
			held.Get(string(m.Payload())) // finding: network
			return
		}
		next()
	}
}

// answer publishes an answer and waits until the broker has it, whose acknowledgement comes in behind what else the
// client is sent.
func answer(called func(), returned chan<- struct{}) mqtt.MessageHandler {
	return func(c mqtt.Client, m mqtt.Message) {
		called()
		c.Publish("answers", 1, false, m.Payload()).Wait() // finding: deadlock
		close(returned)
	}
}
