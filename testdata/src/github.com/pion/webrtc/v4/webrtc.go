// Package webrtc has the shapes of webrtc that tests need.
package webrtc

type PeerConnection struct{}

func (pc *PeerConnection) OnNegotiationNeeded(f func()) {}

func (pc *PeerConnection) OnTrack(f func(track, receiver any)) {}

func (pc *PeerConnection) GracefulClose() error { return nil }

type DataChannelMessage struct{ Data []byte }

type DataChannel struct{}

func (d *DataChannel) OnMessage(f func(msg DataChannelMessage)) {}

func (d *DataChannel) GracefulClose() error { return nil }

func (d *DataChannel) Close() error { return nil }
