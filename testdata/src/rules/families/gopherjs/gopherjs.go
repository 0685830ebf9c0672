package gopherjs

import (
	"time"

	"github.com/gopherjs/gopherjs/js"
)

var clicked = js.MakeFunc(func(this *js.Object, arguments []*js.Object) any {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
	go time.Sleep(1)
	return len(arguments)
})
