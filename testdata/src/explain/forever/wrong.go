package forever

import "net/http"

//loopblock:loop
func serve(h http.Handler) error {
	return http.ListenAndServe(":8080", h) // want `ListenAndServe does not return while the program runs`
}
