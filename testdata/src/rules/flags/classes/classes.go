// Package classes is looked at with -enable=metadata,lock,stdio,cpu and -disable=file,tview.
package classes

import (
	"log"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/rivo/tview"
)

//loopblock:loop
func onLoop(mu *sync.Mutex, f *os.File, cmd *exec.Cmd) {
	os.ReadFile("x") // want `^os\.ReadFile makes a cheap system call`
	f.Sync()
	os.Stat("x")        // want `^os\.Stat makes a cheap system call, on an event loop`
	cmd.Start()         // want `\(\*exec\.Cmd\)\.Start makes a cheap system call`
	exec.LookPath("ls") // want `exec\.LookPath makes a cheap system call`
	f.Close()           // want `\(\*os\.File\)\.Close makes a cheap system call`
	mu.Lock()           // want `^\(\*sync\.Mutex\)\.Lock waits for a lock`
	mu.Unlock()
	log.Print("text") // want `^log\.Print writes to a terminal or a log`
	time.Sleep(1)     // want `time\.Sleep waits for a timer`
	cmd.Run()         // want `\(\*exec\.Cmd\)\.Run waits for another process`

	var wg sync.WaitGroup
	wg.Go(func() {})
	wg.Wait() // want `^goroutines that compute computes for long|^goroutines that compute`
}

func offFamily() {
	tview.NewButton("x").SetSelectedFunc(func() { time.Sleep(1) })
}
