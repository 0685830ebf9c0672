package metadata

import "os"

//loopblock:loop
func size(name string) (int64, error) {
	info, err := os.Stat(name) // want `^os\.Stat makes a cheap system call`
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}
