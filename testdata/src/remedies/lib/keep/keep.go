// Package keep writes what nothing reads before the next start.
package keep

import (
	"os"
	"strconv"
)

func Flag(name string, on bool) error {
	return os.WriteFile(name, []byte(strconv.FormatBool(on)), 0o600)
}
