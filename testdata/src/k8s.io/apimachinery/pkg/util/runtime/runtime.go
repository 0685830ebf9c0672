// Package runtime has the shapes of apimachinery's error handlers that tests need.
package runtime

import "time"

var ErrorHandlers = []func(err error){backoff}

func backoff(error) { time.Sleep(time.Millisecond) }

func HandleError(err error) {
	for _, handle := range ErrorHandlers {
		handle(err)
	}
}
