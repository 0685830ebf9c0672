// Package clips is a clipboard that nobody reads.
package clips

import "os"

func Put(text string) error { return os.WriteFile("clip", []byte(text), 0o600) }
