package procpool

import (
	"bufio"
	"errors"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// rlimitData is RLIMIT_DATA, which package syscall names on every Linux port
// but uses rarely: it counts private writable mappings since Linux 4.7.
// RLIMIT_AS would not do: the Go runtime reserves far more addresses than it
// uses, the race detector terabytes.
const rlimitData = syscall.RLIMIT_DATA

// limitMemory lets the process take bytes more than it has.
func limitMemory(bytes int64) error {
	now, err := dataSize()
	if err != nil {
		return err
	}
	var l syscall.Rlimit
	if err := syscall.Getrlimit(rlimitData, &l); err != nil {
		return os.NewSyscallError("getrlimit", err)
	}
	want := uint64(now) + uint64(bytes)
	if want >= uint64(l.Max) { // a parent's stricter limit stays
		return nil
	}
	l.Cur, l.Max = want, want
	return os.NewSyscallError("setrlimit", syscall.Setrlimit(rlimitData, &l))
}

// dataSize is what RLIMIT_DATA counts of this process, in bytes.
func dataSize() (int64, error) {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0, err
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if v, ok := strings.CutPrefix(sc.Text(), "VmData:"); ok {
			kib, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(v), " kB"), 10, 64)
			return kib << 10, err
		}
	}
	return 0, errors.New("no VmData in /proc/self/status")
}
