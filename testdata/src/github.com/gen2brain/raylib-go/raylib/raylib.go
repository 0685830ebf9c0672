// Package rl has the shapes of raylib that tests need.
package rl

type AudioStream struct{}

type AudioCallback func(data []float32, frames int)

func SetAudioStreamCallback(stream AudioStream, callback AudioCallback) {}
