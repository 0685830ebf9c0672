package procpool

import "syscall"

// wakeOrphan lets a stopped worker go on when its parent dies, so that it sees
// the end of its calls: the kernel does so by itself only for a worker that has
// stopped by then and is left with no relative in its session.
//
// The parent-death signal comes when the thread that started the worker ends,
// and Go ends threads while the program lives. SIGCONT does no harm then, where
// SIGKILL would kill a call; and it leaves the worker to kill its group.
func wakeOrphan(a *syscall.SysProcAttr) { a.Pdeathsig = syscall.SIGCONT }
