package analyzer_test

import (
	"fmt"
	"go/ast"
	"go/types"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/effect"
)

// An effectFact is what is known of a function, for a want comment to match.
type effectFact struct{ Text string }

func (*effectFact) AFact()           {}
func (f *effectFact) String() string { return f.Text }

// newEffects returns an analyzer that tells the effect of every function that a package exports: its classes with the
// primitives that they end in, then what it does to what it is given.
func newEffects(of *analysis.Analyzer) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:      "effects",
		Doc:       "tells the effects that another analyzer finds",
		Requires:  []*analysis.Analyzer{of},
		FactTypes: []analysis.Fact{new(effectFact)},
		Run: func(pass *analysis.Pass) (any, error) {
			table := pass.ResultOf[of].(*effect.Table)
			for _, file := range pass.Files {
				for _, decl := range file.Decls {
					fd, ok := decl.(*ast.FuncDecl)
					if !ok {
						continue
					}
					fn := pass.TypesInfo.Defs[fd.Name].(*types.Func)
					s := table.Lookup(effect.TableName(fn))
					if text := describe(fn.Signature(), s); text != "" {
						pass.ExportObjectFact(fn, &effectFact{text})
					}
				}
			}
			return nil, nil
		},
	}
}

// describe writes a summary: "network net/http.Get; file once os.ReadFile; r.src.Read; f(); <-ch".
func describe(sig *types.Signature, s *effect.Summary) string {
	if s == nil {
		return ""
	}
	var out []string
	for _, e := range s.Effects {
		switch once := ""; {
		case e.Class == "lock" || e.Class == "metadata" && len(s.Effects) > 1: // beside the classes that matter
		default:
			if e.Once {
				once = "once "
			}
			out = append(out, fmt.Sprintf("%s %s%s", e.Class, once, e.Prim))
		}
	}
	for _, u := range s.Uses {
		out = append(out, describeUse(sig, u))
	}
	return strings.Join(out, "; ")
}

func describeUse(sig *types.Signature, u effect.Use) string {
	at := paramName(sig, u.Index)
	if u.Path != "" {
		at += "." + string(u.Path)
	}
	switch u.Op {
	case effect.OpCall, effect.OpSend:
		return at + strings.TrimPrefix(u.Op, "chan")
	case effect.OpRecv:
		return "<-" + at
	}
	return at + "." + u.Op
}

// paramName is the name of a parameter, where the receiver is the first.
func paramName(sig *types.Signature, i int) string {
	if r := sig.Recv(); r != nil {
		if i == 0 {
			return r.Name()
		}
		i--
	}
	return sig.Params().At(i).Name()
}

// What packages tell each other of their functions stands in want comments on them.
func TestEffectsCrossPackages(t *testing.T) {
	a := analyzer.New(analyzer.Options{})
	r := check(newEffects(a), "rules/libs/driver", "rules/libs/store")
	for _, c := range r.complaints {
		t.Error(c)
	}
}

// The fact says what the table does, so that hosts can show it.
func TestFactsReadAsTables(t *testing.T) {
	table := &effect.Table{Pkg: "p", Module: "m", Funcs: map[string]*effect.Summary{
		"F": {Uses: []effect.Use{{Root: effect.Root{Kind: effect.Param}, Op: "Read"}}},
	}}
	f := &analyzer.Fact{Table: table.Encode(nil)}
	got, err := effect.Decode([]byte(f.String()))
	if err != nil || !reflect.DeepEqual(got, table) {
		t.Errorf("%v, %v", got, err)
	}
}
