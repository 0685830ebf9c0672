// Package fix applies the fixes of findings to files.
//
// Each fix is taken whole or not at all: one that touches text which an earlier one changes waits for the next run. Two
// that make the very same edit, say add the same import, share it. What the fixes leave is formatted, and an import that
// only all of them together leave unused is removed.
package fix
