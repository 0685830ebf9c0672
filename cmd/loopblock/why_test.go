package main

import "testing"

func TestSplitFunc(t *testing.T) {
	for in, want := range map[string][2]string{
		"net/http.Get":               {"net/http", "Get"},
		"net/http.Client.Do":         {"net/http", "Client.Do"},
		"(*net/http.Client).Do":      {"net/http", "Client.Do"},
		"net/http.(*Client).Do":      {"net/http", "Client.Do"},
		"(net/http.Header).Get":      {"net/http", "Header.Get"},
		"os.Open":                    {"os", "Open"},
		"./ui.render":                {"./ui", "render"},
		"../x/ui.(T).render":         {"../x/ui", "T.render"},
		"gopkg.in/yaml.v3.Unmarshal": {"gopkg.in/yaml.v3", "Unmarshal"},
		"gopkg.in/yaml.v3.Node.Kind": {"gopkg.in/yaml.v3", "Node.Kind"},
		"github.com/a/b/v2.F":        {"github.com/a/b/v2", "F"},
		"http":                       {},
		"net/http":                   {},
		"net/http.":                  {},
		"":                           {},
		".Get":                       {},
		"net/http.Client.":           {},
	} {
		pkg, fn, err := splitFunc(in)
		if err != nil {
			pkg, fn = "", ""
		}
		if got := [2]string{pkg, fn}; got != want {
			t.Errorf("splitFunc(%q) = %q", in, got)
		}
	}
}
