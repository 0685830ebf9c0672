package pion

import (
	"net/http"

	"github.com/pion/webrtc/v4"
)

func negotiate(pc *webrtc.PeerConnection) {
	pc.OnNegotiationNeeded(func() {
		http.Get("url")    // want `http\.Get waits for a peer on the network`
		pc.GracefulClose() // want `\.GracefulClose waits for this very loop`
		go pc.GracefulClose()
	})
	pc.OnTrack(func(track, receiver any) { http.Get("url") })
}
