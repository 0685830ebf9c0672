// Package xsync has the shapes of xsync that tests need.
package xsync

type ComputeOp int

type Map[K comparable, V any] struct{}

func (m *Map[K, V]) LoadOrCompute(key K, valueFn func() (newValue V, cancel bool)) (value V, loaded bool) {
	return value, false
}

func (m *Map[K, V]) Range(f func(key K, value V) bool) {}
