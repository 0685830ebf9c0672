// Package sharing has handlers of one loop that use what others set.
package sharing

import (
	"fmt"
	"net/http"

	mqtt "github.com/eclipse/paho.mqtt.golang"
)

func subscribe(c mqtt.Client, url string) {
	count := 0
	seen := make(map[string]bool)
	c.Subscribe("load", 0, func(_ mqtt.Client, m mqtt.Message) {
		count++
		_, _ = http.Get(url) // want `http\.Get waits`
	})
	// It reads what the first sets.
	c.Subscribe("count", 0, func(_ mqtt.Client, m mqtt.Message) {
		fmt.Println(count, url)
		seen[m.Topic()] = true
	})
	// And this one what the second sets.
	c.Subscribe("seen", 0, func(_ mqtt.Client, m mqtt.Message) { fmt.Println(seen) })
	// The address alone is read by all.
	c.Subscribe("other", 0, func(_ mqtt.Client, m mqtt.Message) { fmt.Println(url) })
}

var last string

func again(c mqtt.Client, forget func()) {
	c.Subscribe("last", 0, func(_ mqtt.Client, m mqtt.Message) {
		_, _ = http.Get(last) // want `http\.Get waits .*no fix: last, which another handler of the loop uses too, would be used beside it \(relay calls keep too, and may rely on its having ended\)`
	})
	c.Subscribe("keep", 0, keep)
}

func keep(_ mqtt.Client, m mqtt.Message) { last = m.Topic() }

func relay(c mqtt.Client, m mqtt.Message) {
	keep(c, m)
	fmt.Println(last)
}
