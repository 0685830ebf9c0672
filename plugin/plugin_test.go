package plugin

import (
	"testing"

	"github.com/golangci/plugin-module-register/register"
)

func TestSettings(t *testing.T) {
	newPlugin, err := register.GetPlugin("loopblock")
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlugin(map[string]any{"disable": []string{"sleep", "file"}, "tests": true})
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
	for name, want := range map[string]string{"disable": "sleep,file", "enable": "", "tests": "true"} {
		if got := analyzers[0].Flags.Lookup(name).Value.String(); got != want {
			t.Errorf("flag %s is %q, want %q", name, got, want)
		}
	}
}

func TestNoSettings(t *testing.T) {
	if _, err := New(nil); err != nil {
		t.Error(err)
	}
}

func TestUnknownSetting(t *testing.T) {
	if _, err := New(map[string]any{"dissable": []string{"sleep"}}); err == nil {
		t.Error("an unknown setting goes unnoticed")
	}
}
