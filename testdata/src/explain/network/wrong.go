package network

import "net/http"

//loopblock:loop
func show(url string) {
	resp, err := http.Get(url) // want `^http\.Get waits for a peer on the network`
	draw(resp, err)
}

func draw(*http.Response, error) {}
