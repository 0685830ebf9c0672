package catalog

import (
	"slices"
	"strings"
	"testing"
)

func TestLoopsListed(t *testing.T) {
	layer, err := Parse("mine.yaml", []byte(`
families:
  mine:
    title: Mine
    reason: it is mine
    packages: {m: example.com/m}
    loops:
      - method: (m.T).Run
      - param: m.Each 1
      - signature: Update(m.Msg) (_, m.Cmd)
    sinks:
      on: m.Do 0
`))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Builtin().With(layer)
	if err != nil {
		t.Fatal(err)
	}
	var mine, builtin []string
	for _, l := range c.Loops() {
		if l.Loop == nil || l.Loop.Reason == "" {
			t.Errorf("%s: no reason", l.What)
		}
		if l.Loop.Family.Name == "mine" {
			mine = append(mine, l.What)
		} else {
			builtin = append(builtin, l.What)
		}
	}
	want := []string{
		"method (example.com/m.T).Run", "argument 2 of example.com/m.Each", "argument 1 of example.com/m.Do, later",
		"method Update(example.com/m.Msg) (_, example.com/m.Cmd) of any type",
	}
	slices.Sort(mine)
	slices.Sort(want)
	if !slices.Equal(mine, want) {
		t.Errorf("got %q", mine)
	}
	if all := strings.Join(builtin, "\n"); !strings.Contains(all, "method (github.com/charmbracelet/bubbletea.Model).Update") {
		t.Errorf("Bubble Tea's Update is not listed:\n%s", all)
	}
}

func TestDroppedLoopIsNotListed(t *testing.T) {
	layer, err := Parse("mine.yaml", []byte(`
families:
  bubbletea:
    drop: (tea.Model).Update
`))
	if err != nil {
		t.Fatal(err)
	}
	c, err := Builtin().With(layer)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range c.Loops() {
		if l.What == "method (github.com/charmbracelet/bubbletea.Model).Update" {
			t.Errorf("%s, of %s, was dropped", l.What, l.File)
		}
	}
}

func TestFamiliesIn(t *testing.T) {
	for module, want := range map[string]string{
		"github.com/charmbracelet/bubbletea": "bubbletea",
		"charm.land/bubbletea/v2":            "bubbletea",
		"k8s.io/client-go":                   "client-go client-go-index",
		"fyne.io/fyne/v2":                    "fyne",
		"example.com/none":                   "",
		"github.com/charm":                   "",
	} {
		var names []string
		for _, f := range Builtin().FamiliesIn(module) {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%s: %q, want %q", module, got, want)
		}
	}
}
