// Package plugin makes loopblock a module plugin of golangci-lint.
//
// golangci-lint has no plugins that it loads; it is built anew with them. "golangci-lint custom" does that from a file
// .custom-gcl.yml that names this package:
//
//	version: v2.15.0
//	plugins:
//	  - module: github.com/loopblock/loopblock
//	    import: github.com/loopblock/loopblock/plugin
//	    version: latest
//
// and .golangci.example.yml, at the top of this repository, shows how to switch the linter on and what it can be told.
//
// The plugin asks for type information ([register.LoadModeTypesInfo]): golangci-lint then runs the analyzer on every
// dependency too, and facts cross packages. It reads settings and nothing else. golangci-lint caches issues by settings,
// not by files that a linter reads, so a .loopblock.yaml would be stale after its first edit.
package plugin
