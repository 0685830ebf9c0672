// Package gopls builds a gopls that has the loopblock analyzer in it.
//
// gopls takes no analyzers from outside, but Go lets any module whose path lies below golang.org/x/tools/gopls import
// its internal packages. So a module of such a path is written into a temporary directory and built there: gopls' own
// main.go, copied from the module cache; register.go, which adds the analyzer to those of gopls; and a go.mod that
// takes from gopls' go.mod the version of x/tools, since gopls compiles with no other.
//
// The analyzer reads no config there: gopls does not know what a result depends on, and keeps it. A config can be built
// in.
package gopls
