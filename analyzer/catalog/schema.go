package catalog

import _ "embed"

// Schema is the JSON schema of a config file, for editors.
//
//go:embed schema.json
var Schema string
