//go:build !linux

package procpool

import "os"

func executable() (string, error) { return os.Executable() }
