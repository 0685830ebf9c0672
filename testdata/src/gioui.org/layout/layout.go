// Package layout has the shapes of Gio that tests need.
package layout

type (
	Context    struct{}
	Dimensions struct{}
	Widget     func(gtx Context) Dimensions
)
