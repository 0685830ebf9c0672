//go:build loopblock_bootstrap

package catalog

// builtin is empty while the generator itself is built, so that a change to the shape of the table does not have to
// compile against the old table.
var builtin []Layer
