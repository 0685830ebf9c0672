package plugin

import (
	"fmt"
	"strings"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/loopblock/loopblock/analyzer"
)

// Settings are what linters.settings.custom.loopblock.settings of a golangci-lint config may hold. Other keys are
// errors.
type Settings struct {
	Enable  []string `json:"enable"`  // classes and families to report besides the default ones
	Disable []string `json:"disable"` // classes and families not to report
	Tests   bool     `json:"tests"`   // report in test files too
}

func init() {
	register.Plugin(analyzer.Analyzer.Name, New)
}

// New makes the linter of golangci-lint's settings.
func New(conf any) (register.LinterPlugin, error) {
	settings, err := register.DecodeSettings[Settings](conf)
	if err != nil {
		return nil, fmt.Errorf("loopblock: %w", err)
	}
	return &linter{settings}, nil
}

// A linter is the analyzer with its settings.
type linter struct{ settings Settings }

// BuildAnalyzers implements [register.LinterPlugin].
func (l *linter) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	return []*analysis.Analyzer{analyzer.New(analyzer.Options{
		Enable:  strings.Join(l.settings.Enable, ","),
		Disable: strings.Join(l.settings.Disable, ","),
		Tests:   l.settings.Tests,
	})}, nil
}

// GetLoadMode implements [register.LinterPlugin].
func (l *linter) GetLoadMode() string { return register.LoadModeTypesInfo }
