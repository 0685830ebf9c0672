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
	bytesDeclarations = `package bytes

type Buffer struct{ buf []byte }

func (b *Buffer) Bytes() []byte
func (b *Buffer) Write(p []byte) (n int, err error)
func (b *Buffer) WriteString(s string) (n int, err error)
`
)

// declared is a package of this module's runtime by its declarations alone.
func (s *Suggester) declared(path string) (*types.Package, error) {
	text := map[string]string{
		offloadPath: declarations, postPath: postDeclarations, "context": contextDeclarations, "time": timeDeclarations,
		"bytes": bytesDeclarations,
	}[path]
	if text == "" {
		return nil, fmt.Errorf("package %s is not imported by this one", path)
	}
	if p := s.decls[path]; p != nil {
		return p, nil
	}
	if path == "context" {
		if p := s.partOfContext(); p != nil {
			s.decls[path] = p
			return p, nil
		}
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

// partOfContext is package context with the type that others have of it, where the analysed package imports some that
// mention it, but not context itself: what these call context.Context has to be the same type. It is nil where nobody
// mentions it.
func (s *Suggester) partOfContext() *types.Package {
	some := s.find(func(p *types.Package) bool { return p.Path() == "context" && p.Scope().Lookup("Context") != nil })
	if some == nil {
		return nil
	}
	p := types.NewPackage("context", "context")
	ctx := some.Scope().Lookup("Context")
	arg := types.NewTuple(types.NewVar(token.NoPos, p, "", ctx.Type()))
	p.Scope().Insert(ctx)
	p.Scope().Insert(types.NewFunc(token.NoPos, p, "WithoutCancel", types.NewSignatureType(nil, nil, nil, arg, arg, false)))
	p.MarkComplete()
	return p
}
