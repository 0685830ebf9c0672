package plugin

import (
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/loopblock/loopblock/analyzer"
	"github.com/loopblock/loopblock/analyzer/catalog"
)

// settingsName is where the settings stand in golangci-lint's config, for errors.
const settingsName = "linters.settings.custom.loopblock.settings"

func init() {
	register.Plugin(analyzer.Analyzer.Name, New)
}

// New makes the linter of golangci-lint's settings: what a .loopblock.yaml may hold. Other keys are errors.
func New(conf any) (register.LinterPlugin, error) {
	layer, err := catalog.ParseValue(settingsName, conf)
	if err != nil {
		return nil, fmt.Errorf("loopblock: %w", err)
	}
	known, err := catalog.Builtin().With(layer)
	if err != nil {
		return nil, fmt.Errorf("loopblock: %w", err)
	}
	return &linter{known}, nil
}

// A linter is the analyzer with what its settings make of the catalogue.
type linter struct{ known *catalog.Catalog }

// BuildAnalyzers implements [register.LinterPlugin].
func (l *linter) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return []*analysis.Analyzer{flat(analyzer.New(analyzer.Options{Catalog: l.known, Nolint: true}))}, nil
}

// GetLoadMode implements [register.LinterPlugin].
func (l *linter) GetLoadMode() string { return register.LoadModeTypesInfo }

// flat makes the analyzer fit golangci-lint's issues. A diagnostic's related information would become issues of its
// own: the message has the chain already. Of equal texts golangci-lint shows three: each is given its number.
func flat(a *analysis.Analyzer) *analysis.Analyzer {
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		seen := map[string]int{}
		flattened := *pass
		flattened.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			seen[d.Message]++
			if n := seen[d.Message]; n > 1 {
				d.Message = fmt.Sprintf("%s (call %d)", d.Message, n)
			}
			pass.Report(d)
		}
		return run(&flattened)
	}
	return a
}
