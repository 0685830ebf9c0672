// Package notes writes, and has nothing else to do with files.
package notes

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

func Write(name string, data []byte) error { return os.WriteFile(name, data, 0o600) }

var last error

func Remember(err error) { last = err }

func Report(err error) tea.Cmd { return func() tea.Msg { return err } }
