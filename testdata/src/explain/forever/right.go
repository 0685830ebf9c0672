package forever

import "net/http"

//loopblock:loop
func serveBeside(h http.Handler, ended chan<- error) {
	go func() { ended <- http.ListenAndServe(":8080", h) }()
}
