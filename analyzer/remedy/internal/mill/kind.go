package mill

import _ "embed"

// A Kind is a kind of loop, and of rewrites.
type Kind struct {
	Name    string
	files   string // beside those that all kinds have, as a txtar archive; those with a go.mod are modules
	imports string // of a file of functions
	uses    string // declarations that use them
	write   func(w *Writer) string
}

//go:embed inplace.txtar
var inPlaceFiles string

//go:embed postback.txtar
var postBackFiles string

//go:embed gocui.txtar
var gocuiFiles string

//go:embed frames.txtar
var framesFiles string

//go:embed elm.txtar
var elmFiles string

//go:embed handoff.txtar
var handOffFiles string

// The kinds.
var (
	InPlace = &Kind{"inplace", inPlaceFiles, "\t\"context\"\n", "var _ context.Context\n", (*Writer).inPlace}

	PostBack = &Kind{"postback", postBackFiles, "\n\t\"github.com/gdamore/tcell/v2\"\n\t\"github.com/rivo/tview\"\n",
		"var _ tcell.Key\nvar _ tview.Button\n", (*Writer).postBack}

	// Handlers of this one return errors.
	Failing = &Kind{"failing", gocuiFiles, "\n\t\"github.com/awesome-gocui/gocui\"\n", "", (*Writer).failing}

	// Callbacks of this one come back with every frame.
	Frames = &Kind{"frames", framesFiles, "\n\t\"gioui.org/layout\"\n", "", (*Writer).frames}

	Elm = &Kind{"elm", elmFiles, "\n\ttea \"github.com/charmbracelet/bubbletea\"\n", "", (*Writer).elm}

	HandOff = &Kind{"handoff", handOffFiles, "\n\t\"k8s.io/client-go/tools/cache\"\n", "", (*Writer).handOff}
)
