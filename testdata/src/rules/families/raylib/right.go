package raylib

import rl "github.com/gen2brain/raylib-go/raylib"

// ring is filled by a goroutine.
func fromRing(s rl.AudioStream, ring []float32) {
	rl.SetAudioStreamCallback(s, func(data []float32, frames int) { copy(data, ring) })
}
