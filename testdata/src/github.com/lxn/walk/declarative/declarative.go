package declarative

import "github.com/lxn/walk"

type PushButton struct {
	Text        string
	OnClicked   walk.EventHandler
	OnMouseDown walk.MouseEventHandler
}
