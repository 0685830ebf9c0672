// Package feed gets headlines, and has a server that takes its time to give some.
package feed

import (
	"encoding/json"
	"net"
	"net/http"
	"time"
)

// Fetch gets the headlines of a feed.
func Fetch(url string) ([]string, error) {
	resp, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var headlines []string
	err = json.NewDecoder(resp.Body).Decode(&headlines)
	return headlines, err
}

// Serve starts a server of headlines on this machine, each answer of which takes so long.
func Serve(delay time.Duration) (url string, stop func() error, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(delay)
		_ = json.NewEncoder(w).Encode([]string{"Loop freezes", "Call moved", "Loop runs on"})
	})}
	go server.Serve(listener)
	return "http://" + listener.Addr().String(), server.Close, nil
}
