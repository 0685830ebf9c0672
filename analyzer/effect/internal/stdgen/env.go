package stdgen

import "os"

func environ() []string { return os.Environ() }
