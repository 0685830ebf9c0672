// Feedreader shows the headlines of a slow server in a terminal, with a clock that shows whether its event loop runs.
//
// It is written twice: stuck.go makes every mistake that loopblock is for, free.go does the same work beside the loop.
// Start both, press r, s and n, and watch the clock (after n the stuck one ends only when it is killed):
//
//	go run . -stuck
//	go run .
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/feedreader/feed"
)

func main() {
	useStuck := flag.Bool("stuck", false, "run the model that blocks its event loop")
	flag.Parse()
	if err := run(*useStuck); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(useStuck bool) error {
	url, stop, err := feed.Serve(2 * time.Second)
	if err != nil {
		return err
	}
	defer stop()
	app := &shared{url: url, notes: "notes.txt"}
	var m tea.Model = free{shared: app}
	if useStuck {
		m = stuck{shared: app}
	}
	app.program = tea.NewProgram(m)
	_, err = app.program.Run()
	return err
}

// shared is what both models are given.
type shared struct {
	url     string // of the feed
	notes   string // a file
	program *tea.Program
}

// The messages of both models.
type (
	tick    time.Time
	nextMsg struct{}
)

// clock is the command of the next tick.
func clock() tea.Cmd {
	return tea.Tick(100*time.Millisecond, func(t time.Time) tea.Msg { return tick(t) })
}

// screen draws what both models show.
func screen(ticks int, status string, headlines []string, marked int, notes string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%c %s\n\n", `|/-\`[ticks%4], status)
	for i, h := range headlines {
		mark := " "
		if i == marked {
			mark = ">"
		}
		fmt.Fprintf(&b, "%s %s\n", mark, h)
	}
	fmt.Fprintf(&b, "\n%s\nr reload   s save   n next   q quit\n", notes)
	return b.String()
}
