// Package plugin makes loopblock a module plugin of golangci-lint.
//
// golangci-lint has no plugins that it loads; it is built anew with them. "golangci-lint custom" does that from
// .custom-gcl.yml, and the folder hosttest/golangci shows how to do it without a clone of golangci-lint. The file
// .golangci.example.yml switches the linter on and has every setting.
//
// The plugin asks for type information ([register.LoadModeTypesInfo]): golangci-lint then runs the analyzer on every
// dependency too, and facts cross packages. It differs from the other hosts in this:
//
//   - Settings are those of a .loopblock.yaml, but that file is not read. golangci-lint caches issues by settings, not
//     by files that a linter reads, so an edit of it would be stale.
//   - //nolint comments are golangci-lint's own business, which counts those that it used.
//   - The chain is in the message alone, since related information would become issues of its own, and equal messages
//     are numbered, since of equal ones three are shown.
package plugin
