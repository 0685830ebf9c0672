// Package declarative has the shapes of Walk's declarations that tests need.
package declarative

import "github.com/lxn/walk"

type PushButton struct {
	Text        string
	OnClicked   walk.EventHandler
	OnMouseDown walk.MouseEventHandler
}
