package finding

import (
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/loopblock/loopblock/internal/unsaved"
)

// Remedy adds what mends the finding, or why nothing does.
func (l *Located) Remedy(fset *token.FileSet, fixes []analysis.SuggestedFix, advice string) {
	l.Advice = advice
	for _, f := range fixes {
		fix := Fix{Title: f.Message}
		for _, e := range f.TextEdits {
			file := fset.File(e.Pos)
			path, skip, ok := unsaved.Of(fset, file)
			if !ok {
				path, skip = file.Name(), 0
			}
			fix.Edits = append(fix.Edits, Edit{
				Path: path, Start: file.Offset(e.Pos) - skip, End: file.Offset(e.End) - skip, New: string(e.NewText),
			})
		}
		l.Fixes = append(l.Fixes, fix)
	}
}

// Text is the finding in one line, for hosts that show nothing but a message.
func (l *Located) Text() string {
	text := l.Message
	if l.Advice != "" {
		text += " (no fix: " + l.Advice + ")"
	}
	return text + ": " + l.Route()
}
