// Package app has the shapes of G3N that tests need.
package app

import (
	"time"

	"github.com/g3n/engine/core"
)

type Application struct{ core.Dispatcher }

func (a *Application) Run(update func(deltaTime time.Duration)) {}
