package plugin

import (
	"os"
	"strings"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"go.yaml.in/yaml/v3"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

func TestSettings(t *testing.T) {
	newPlugin, err := register.GetPlugin("loopblock")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlugin(map[string]any{
		"classes": map[string]any{"sleep": "off", "lock": true},
		"tests":   true,
		"families": map[string]any{
			"ebiten": map[string]any{"enabled": false},
			"acme": map[string]any{
				"packages": map[string]any{"ui": "example.com/ui"},
				"loops":    []any{map[string]any{"param": "ui.OnClick 0"}},
			},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.GetLoadMode(); got != register.LoadModeTypesInfo {
		t.Errorf("load mode %q", got)
	}
	analyzers, err := p.BuildAnalyzers()
	if err != nil || len(analyzers) != 1 {
		t.Fatalf("got %v, %v", analyzers, err)
	}
	known := p.(*linter).known
	if known.ClassEnabled(catalog.Sleep) || !known.ClassEnabled(catalog.Lock) || !known.Settings().Tests {
		t.Error("the settings do not hold")
	}
	if len(known.LoopParams(catalog.Symbol{Pkg: "example.com/ui", Name: "OnClick"})) != 1 {
		t.Error("the family of the settings is not known")
	}
}

func TestNoSettings(t *testing.T) {
	if _, err := New(nil); err != nil {
		t.Error(err)
	}
}

func TestMistakes(t *testing.T) {
	for want, settings := range map[string]any{
		`settings: unknown key "familys" in the file: did you mean "families"?`: map[string]any{"familys": nil},
		`settings: unknown class "netwrok": did you mean "network"?`:            map[string]any{"classes": map[string]any{"netwrok": true}},
		`settings: unknown family "bubbletee": did you mean "bubbletea"?`:       map[string]any{"families": map[string]any{"bubbletee": map[string]any{"enabled": false}}},
		`settings: the file is a list: want a mapping (key: value)`:             []any{"classes"},
	} {
		if _, err := New(settings); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}

// TestExample: the example for golangci-lint has every key of the settings, and is taken.
func TestExample(t *testing.T) {
	data, err := os.ReadFile("../.golangci.example.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Linters struct {
			Settings struct {
				Custom map[string]struct{ Settings map[string]any }
			}
		}
	}
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	settings := file.Linters.Settings.Custom["loopblock"].Settings
	if _, err := New(settings); err != nil {
		t.Error(err)
	}
	_, err = New(map[string]any{"zzzzzzzzzzzz": nil})
	_, keys, _ := strings.Cut(err.Error(), "want one of ")
	for key := range strings.SplitSeq(keys, ", ") {
		if _, ok := settings[key]; !ok {
			t.Errorf("the example does not show %q", key)
		}
	}
}
