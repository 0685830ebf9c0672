package catalog_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(catalog.Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", value); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// validate says whether a YAML text is right by the schema.
func validate(t *testing.T, s *jsonschema.Schema, text string) error {
	t.Helper()
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		return err
	}
	data, err := json.Marshal(value) // the validator wants what JSON has
	if err != nil {
		return err
	}
	if value, err = jsonschema.UnmarshalJSON(strings.NewReader(string(data))); err != nil {
		return err
	}
	return s.Validate(value)
}

func TestSchemaTakesBuiltinFamilies(t *testing.T) {
	s := schema(t)
	files, err := filepath.Glob("families/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no families", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, string(data)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// TestSchemaRefuses: mistakes that a schema can see.
func TestSchemaRefuses(t *testing.T) {
	s := schema(t)
	for _, text := range []string{
		"familys: {}", "classes: {netwrok: on}", "classes: {lock: maybe}", "classes: {deadlock: off}", "tests: 3",
		"families: {My Family: {}}", in("    sink: {off: time.AfterFunc 1}"), in("    loops: [{method: m.F, param: m.F 0}]"),
		in("    loops: [{reason: r}]"), in("    cuts: [{funcs: m.F}]"), in("    sinks: {on: [{reason: r}]}"), in("    blocks: {netwrok: m.F}"),
	} {
		if validate(t, s, text) == nil {
			t.Errorf("the schema takes\n%s", text)
		}
		if _, err := catalog.Parse("x", []byte(text)); err == nil {
			t.Errorf("the reader takes\n%s", text)
		}
	}
}

// TestSchemaHasTheKeys compares the keys of each mapping with those that the reader says it knows. A key that is new in
// the reader is to be described in schema.json.
func TestSchemaHasTheKeys(t *testing.T) {
	var tree struct {
		Properties  map[string]any
		Definitions map[string]struct {
			Properties map[string]any
			OneOf      []struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal([]byte(catalog.Schema), &tree); err != nil {
		t.Fatal(err)
	}
	sinks := tree.Definitions["family"].Properties["sinks"].(map[string]any)["properties"].(map[string]any)
	const unknown = "zzzzzzzzzzzz: x"
	for _, test := range []struct {
		what, text string
		have       map[string]any
	}{
		{"the file", unknown, tree.Properties},
		{"a family", in("    " + unknown), tree.Definitions["family"].Properties},
		{"a loop", in("    loops: [{" + unknown + "}]"), tree.Definitions["loop"].Properties},
		{"a cut", in("    cuts: [{" + unknown + "}]"), tree.Definitions["cut"].Properties},
		{"sinks", in("    sinks: {" + unknown + "}"), sinks},
		{"an on", in("    sinks: {on: [{" + unknown + "}]}"), tree.Definitions["posted"].OneOf[1].Properties},
		{"a remedy", in("    remedy: {" + unknown + "}"), tree.Definitions["remedy"].OneOf[1].Properties},
		{"classes", "classes: {" + unknown + "}", tree.Properties["classes"].(map[string]any)["properties"].(map[string]any)},
	} {
		_, err := catalog.Parse("x", []byte(test.text))
		if err == nil {
			t.Fatalf("%s: no error", test.what)
		}
		m := regexp.MustCompile(`want one of (.*)$`).FindStringSubmatch(err.Error())
		if m == nil {
			t.Fatalf("%s: %v", test.what, err)
		}
		want := strings.Split(m[1], ", ")
		slices.Sort(want)
		var have []string
		for key := range test.have {
			have = append(have, key)
		}
		slices.Sort(have)
		if diff := cmp.Diff(want, have); diff != "" {
			t.Errorf("%s (-reader +schema.json):\n%s", test.what, diff)
		}
	}
}
