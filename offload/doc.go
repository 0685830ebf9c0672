// Package offload runs calls that block beside an event loop instead of on it.
package offload
