package procpool

import "os"

// executable prefers the link to the running file itself: it starts the same
// program even after an upgrade has replaced or removed the file.
func executable() (string, error) {
	const link = "/proc/self/exe"
	if _, err := os.Stat(link); err == nil {
		return link, nil
	}
	return os.Executable()
}
