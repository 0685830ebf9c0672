//go:build race

package offload_test

func init() { raceEnabled = true }
