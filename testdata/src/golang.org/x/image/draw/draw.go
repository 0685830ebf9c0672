// Package draw has the shapes of x/image/draw that tests need.
package draw

import "image"

type Image interface{ image.Image }

type Scaler interface{ Scale(dst Image) }
