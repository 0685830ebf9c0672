// Package ebiten has the shapes of Ebitengine that tests need.
package ebiten

type (
	Image struct{}

	Game interface {
		Update() error
		Draw(screen *Image)
		Layout(outsideWidth, outsideHeight int) (screenWidth, screenHeight int)
	}
)

func RunOnMainThread(f func()) {}
