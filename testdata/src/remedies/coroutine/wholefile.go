package coroutine

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/rivo/tview"
)

// A settings keeps itself in a file.
type settings struct {
	path string
	Name string
	old  *settings
	log  *os.File

	failed error
}

func (s *settings) handlers() {
	tview.NewButton("save").SetSelectedFunc(func() {
		if err := s.save(); err != nil {
			s.Name = err.Error()
		}
	})
	tview.NewButton("indented").SetSelectedFunc(func() { s.indented(s.path) })
	tview.NewButton("lines").SetSelectedFunc(func() { s.lines(s.path) })
	tview.NewButton("kept").SetSelectedFunc(func() { s.kept(s.path) })
	tview.NewButton("buffered").SetSelectedFunc(func() { s.buffered(s.path) })
	tview.NewButton("named").SetSelectedFunc(func() { s.named(s.path) })
	tview.NewButton("copied").SetSelectedFunc(func() { s.copied(s.path, strings.NewReader("")) })
	tview.NewButton("early").SetSelectedFunc(func() { s.early(s.path) })
	for _, save := range []func(string) error{s.older, s.headed, s.bare, s.logged, s.shown, s.read, s.beside, s.joined} {
		tview.NewButton("others").SetSelectedFunc(func() { save(s.path) })
	}
	tview.NewButton("appended").SetSelectedFunc(func() { s.appended(s.path) })
}

func (s *settings) save() error {
	file, err := os.Create(s.path) // want `os\.Create waits`
	if err != nil {
		return err
	}
	defer file.Close()

	return json.NewEncoder(file).Encode(s) // want `File\)\.Write waits`
}

func (s *settings) indented(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600) // want `os\.OpenFile waits`
	if err != nil {
		return fmt.Errorf("save %s: %w", path, err)
	}
	defer func() { _ = f.Close() }()
	// for people
	enc := json.NewEncoder(f)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil { // want `File\)\.Write waits`
		return err
	}
	return nil
}

func (s *settings) lines(path string) error {
	f, err := os.Create(path) // want `os\.Create waits`
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = f.WriteString(s.Name) // want `File\)\.WriteString waits`
	return err
}

func (s *settings) kept(path string) error {
	_, err := os.Stat(path)
	f, err := os.Create(path) // want `os\.Create waits`
	if err != nil {
		return errors.Join(err, errors.New(path))
	}
	defer f.Close()
	return json.NewEncoder(f).Encode(s) // want `File\)\.Write waits`
}

// What is left is written by a deferred call.
func (s *settings) buffered(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	defer w.Flush()                     // want `File\)\.Write waits`
	return json.NewEncoder(w).Encode(s) // want `File\)\.Write waits`
}

func (s *settings) named(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewEncoder(f).Encode(f.Name()) // want `File\)\.Write waits`
}

func (s *settings) copied(path string, from *strings.Reader) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, from) // want `File\)\.ReadFrom waits`
	return err
}

// A file may stay empty on purpose.
func (s *settings) early(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	if s.Name == "" {
		return nil
	}
	return json.NewEncoder(f).Encode(s) // want `File\)\.Write waits`
}

// The flags say more than to write it anew.
func (s *settings) appended(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_TRUNC|os.O_EXCL, 0o600) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewEncoder(f).Encode(s) // want `File\)\.Write waits`
}

// Where another value is there, it is written, and the file is complete.
func (s *settings) older(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	if s.old != nil {
		return json.NewEncoder(f).Encode(s.old) // want `File\)\.Write waits`
	}
	return json.NewEncoder(f).Encode(s) // want `File\)\.Write waits`
}

// It has to be a file.
func (s *settings) headed(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	header(f)
	return json.NewEncoder(f).Encode(s) // want `File\)\.Write waits`
}

func header(f *os.File) {}

func (s *settings) bare(path string) (err error) {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	if err = json.NewEncoder(f).Encode(s); err != nil { // want `File\)\.Write waits`
		return
	}
	return nil
}

// What goes to another file has a fix of its own.
func (s *settings) logged(path string) error {
	f, err := os.Create(path) // want `os\.Create waits`
	if err != nil {
		return err
	}
	defer f.Close()
	s.log.WriteString("saving")         // want `File\)\.WriteString waits`
	return json.NewEncoder(f).Encode(s) // want `File\)\.Write waits`
}

// The error would name another file.
func (s *settings) shown(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return fmt.Errorf("save %s: %w", s.Name, err)
	}
	defer f.Close()
	return json.NewEncoder(f).Encode(s) // want `File\)\.Write waits`
}

func (s *settings) read(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	info, _ := os.Stat(path)
	return json.NewEncoder(f).Encode(info.Size()) // want `File\)\.Write waits`
}

func (s *settings) beside(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	go fmt.Fprintln(f, s.Name)
	return json.NewEncoder(f).Encode(s) // want `File\)\.Write waits`
}

// There may be nothing to join.
func (s *settings) joined(path string) error {
	f, err := os.Create(path) // want `no fix: the file is empty until what follows has written it`
	if err != nil {
		return err
	}
	defer f.Close()
	if err := json.NewEncoder(f).Encode(s); err != nil { // want `File\)\.Write waits`
		return errors.Join(s.failed)
	}
	return nil
}
