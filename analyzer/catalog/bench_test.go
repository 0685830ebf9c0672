package catalog

import "testing"

// BenchmarkStart is what every process pays: the merged tables and the first questions about a handful of packages.
func BenchmarkStart(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		layers := make([]*Layer, len(builtin))
		for i := range builtin {
			layers[i] = &builtin[i]
		}
		c := build(layers)
		for _, pkg := range []string{"net/http", "os", "fmt", "github.com/charmbracelet/bubbletea", "example.com/app"} {
			c.Blocks(Symbol{pkg, "", "Get"})
			c.MethodLoops(pkg)
		}
	}
}

// BenchmarkQuery is what every call site pays.
func BenchmarkQuery(b *testing.B) {
	c := Builtin()
	for _, s := range []Symbol{
		{"example.com/app", "T", "M"},
		{"net/http", "", "Get"},
		{"net/http", "Header", "Set"},
		{"github.com/rivo/tview", "List", "SetSelectedFunc"},
	} {
		b.Run(s.Pkg+"."+s.Recv+"."+s.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Blocks(s)
				c.Cut(s)
				c.Logs(s)
				c.Sinks(s)
				c.LoopParams(s)
				c.Forbidden(s)
			}
		})
	}
}
