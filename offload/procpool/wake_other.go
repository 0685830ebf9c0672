//go:build unix && !linux

package procpool

import "syscall"

// wakeOrphan relies on the kernel, which lets a stopped process group go on
// when it is orphaned.
func wakeOrphan(*syscall.SysProcAttr) {}
