package remedy

import (
	_ "embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
)

// declarations are the functions that rewrites call, as package offload and its post declare them; a test holds them
// to that.
//
//go:embed declared.txt
var declarations string

//go:embed declaredpost.txt
var postDeclarations string

// What those need of the standard library, for packages that see nothing of it.
const (
	contextDeclarations = `package context

import "time"

type Context interface {
	Deadline() (deadline time.Time, ok bool)
	Done() <-chan struct{}
	Err() error
	Value(key any) any
}

func WithoutCancel(parent Context) Context
`
	timeDeclarations = `package time

type Time struct{}
type Duration int64
`
)

// declared is a package of this module's runtime by its declarations alone.
func (s *Suggester) declared(path string) (*types.Package, error) {
	text := map[string]string{
		offloadPath: declarations, postPath: postDeclarations, "context": contextDeclarations, "time": timeDeclarations,
	}[path]
	if text == "" {
		return nil, fmt.Errorf("package %s is not imported by this one", path)
	}
	if p := s.decls[path]; p != nil {
		return p, nil
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	config := &types.Config{Importer: (*importer)(s), Error: func(error) {}} // generic functions miss their bodies
	p, _ := config.Check(path, fset, []*ast.File{file}, nil)
	s.decls[path] = p
	return p, nil
}
