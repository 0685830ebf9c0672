// Package event has the shapes of Vecty's events that tests need.
package event

import "github.com/hexops/vecty"

func Click(listener func(*vecty.Event)) *vecty.EventListener { return nil }
