package file

import "os"

//loopblock:loop
func open(name string) ([]byte, error) {
	return os.ReadFile(name) // want `^os\.ReadFile waits for a file system`
}
