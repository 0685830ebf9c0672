package driver

import (
	"fmt"
	"reflect"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"
)

// guard makes the analyzers and all that they require survive a panic, and hands every failure to decide. Where decide
// returns nil the pass goes on with the zero value of the result. It changes the analyzers in place, since passes look
// their inputs up by the analyzers' addresses; call it once in a program.
func guard(analyzers []*analysis.Analyzer, decide func(*analysis.Pass, error) error) {
	seen := map[*analysis.Analyzer]bool{}
	var visit func([]*analysis.Analyzer)
	visit = func(list []*analysis.Analyzer) {
		for _, a := range list {
			if seen[a] {
				continue
			}
			seen[a] = true
			visit(a.Requires)
			run, resultType := a.Run, a.ResultType
			a.Run = func(pass *analysis.Pass) (any, error) {
				result, err := runSafely(run, pass)
				if err == nil {
					return result, nil
				}
				if err := decide(pass, err); err != nil {
					return nil, err
				}
				if resultType == nil {
					return nil, nil
				}
				return reflect.Zero(resultType).Interface(), nil
			}
		}
	}
	visit(analyzers)
}

func runSafely(run func(*analysis.Pass) (any, error), pass *analysis.Pass) (result any, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("%s: internal error on %s: %v\nplease report this, with the package\n%s",
				pass.Analyzer.Name, pass.Pkg.Path(), v, debug.Stack())
		}
	}()
	return run(pass)
}
