package catalog

import "fmt"

// A Class says why a call blocks.
type Class string

// The classes, the most serious first: when a call blocks in several ways, the first of them is reported.
const (
	Deadlock Class = "deadlock" // a call that this very loop would have to serve; always on
	Forever  Class = "forever"  // never returns while the program runs well: ListenAndServe, select {}
	Network  Class = "network"  // a peer answers
	Database Class = "database" // a database answers
	Process  Class = "process"  // another process ends
	Input    Class = "input"    // a person types
	Wait     Class = "wait"     // another goroutine acts
	Sleep    Class = "sleep"    // a timer fires
	File     Class = "file"     // a disk answers
	Lock     Class = "lock"     // a mutex is released
	CPU      Class = "cpu"      // this many instructions take long
	Cgo      Class = "cgo"      // C code of unknown duration
	Metadata Class = "metadata" // a cheap system call: stat, close, look-up, start
	Stdio    Class = "stdio"    // a terminal, a pipe or a logger takes the text
)

type classInfo struct {
	class Class
	on    bool
	means string
}

// classes is the one table of classes, in order of seriousness.
var classes = []classInfo{
	{Deadlock, true, "waits for this very loop, which cannot serve it while it waits"},
	{Forever, true, "does not return while the program runs"},
	{Network, true, "waits for a peer on the network"},
	{Database, true, "waits for a database"},
	{Process, true, "waits for another process"},
	{Input, true, "waits for input"},
	{Wait, true, "waits for another goroutine"},
	{Sleep, true, "waits for a timer"},
	{File, true, "waits for a file system"},
	{Lock, false, "waits for a lock"},
	{CPU, false, "computes for long"},
	{Cgo, false, "runs C code"},
	{Metadata, false, "makes a cheap system call"},
	{Stdio, false, "writes to a terminal or a log"},
}

// Classes returns every class, the most serious first.
func Classes() []Class {
	out := make([]Class, len(classes))
	for i, c := range classes {
		out[i] = c.class
	}
	return out
}

// Rank is the class's place in the order of seriousness, 0 the most serious.
func (c Class) Rank() int {
	for i := range classes {
		if classes[i].class == c {
			return i
		}
	}
	return len(classes)
}

// OnByDefault reports whether the class is reported unless the user says otherwise.
func (c Class) OnByDefault() bool {
	r := c.Rank()
	return r < len(classes) && classes[r].on
}

// Means says in a few words what a call of the class does: "waits for a timer".
func (c Class) Means() string {
	if r := c.Rank(); r < len(classes) {
		return classes[r].means
	}
	return ""
}

// ParseClass returns the class with that name.
func ParseClass(name string) (Class, error) {
	c := Class(name)
	if c.Rank() == len(classes) {
		return "", fmt.Errorf("unknown class %q: want one of %v", name, Classes())
	}
	return c, nil
}
