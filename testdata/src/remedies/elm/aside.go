package elm

import (
	"encoding/json"
	"log/slog"

	tea "github.com/charmbracelet/bubbletea"
	"remedies/lib"
	"remedies/lib/clips"
	"remedies/lib/keep"
	"remedies/lib/notes"
)

type settings struct {
	dark  bool
	file  string
	path  string
	files []string
	tags  []byte
	clip  string
	sink  func(string) error
	tally lib.DB
	store *lib.DB
}

func (s *settings) Init() tea.Cmd { return nil }

func (s *settings) View() string { return s.file }

func (s *settings) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyMsg); ok {
		switch key.Text {
		case "dark":
			s.toggle()
		case "save":
			s.save()
		case "all":
			s.all()
		case "needed":
			s.needed()
		case "copy":
			s.copy()
			s.mark()
		case "hooked":
			s.hooked()
		case "last":
			s.last(key.Text)
		}
	}
	s.files = s.files[:0]
	return s, nil
}

func (s *settings) toggle() {
	s.dark = !s.dark
	err := keep.Flag("dark", s.dark) // want `os\.WriteFile waits`
	if err != nil {
		slog.Error("cannot write", "error", err) // but go on
	}
	s.file = ""
}

func (s *settings) save() {
	data, err := json.Marshal(s.files)
	if err != nil {
		slog.Error("cannot encode", "error", err)
	}
	// The name stays.
	err = notes.Write(s.path, data) // want `os\.WriteFile waits`
	if err != nil {
		slog.Error("cannot write", "file", "settings", "error", err.Error())
	}
}

func (s *settings) all() {
	for _, name := range s.files {
		if err := keep.Flag(name, true); err != nil { // want `os\.WriteFile waits`
			slog.Error("cannot write", "name", name, "error", err)
		}
	}
	for i := 0; i < 3; i++ {
		_ = keep.Flag(s.files[i], i == 1) // want `os\.WriteFile waits`
	}
}

func (s *settings) last(text string) {
	if err := keep.Flag(text, s.dark); err != nil { // want `os\.WriteFile waits`
		slog.Error("cannot write", "error", err)
		return
	}
}

func (s *settings) copy() {
	if err := s.write("x" + s.clip); err != nil {
		slog.Error("cannot write", "error", err)
	}
	_ = s.write("y")
}

func (s *settings) write(text string) error {
	if text == "" {
		return nil
	}
	return clips.Put(text) // want `os\.WriteFile waits`
}

// What is found in a field may be replaced, by what a test looks at right after that, for one.
func (s *settings) hooked() {
	if err := s.tell("x" + s.clip); err != nil {
		slog.Error("cannot tell", "error", err)
	}
	_ = s.sink("y") // want `os\.WriteFile waits .*no fix: .*`
}

func (s *settings) tell(text string) error {
	if s.sink != nil {
		return s.sink(text) // want `os\.WriteFile waits .*no fix: .*`
	}
	return clips.Put(text) // want `os\.WriteFile waits .*no fix: .*`
}

func newSettings() *settings { return &settings{sink: clips.Put} } // want `os\.WriteFile waits`

// Nothing here can wait for a worker.
func (s *settings) needed() {
	_ = notes.Write(s.file, s.tags)                   // want `os\.WriteFile waits .*no fix: Update goes on`
	if err := keep.Flag(s.file, s.dark); err != nil { // want `os\.WriteFile waits .*no fix: Update goes on`
		s.file = err.Error()
	}
	_ = s.tally.Value()       // want `os\.RemoveAll waits .*no fix: Update goes on`
	_, err := lib.Two(s.file) // want `os\.ReadFile waits .*no fix: Update goes on`
	if err != nil {
		slog.Error("cannot read", "error", err)
	}
	err = keep.Flag("used", true) // want `os\.WriteFile waits .*no fix: Update goes on`
	if err != nil {
		slog.Error("cannot write", "error", err)
	}
	if err == nil {
		s.file = ""
	}
	path := s.file + "x"
	_ = keep.Flag(path, true) // want `os\.WriteFile waits .*no fix: Update goes on`
	s.file = lib.Name(path)
	lib.Nothing(path) // want `os\.RemoveAll waits .*no fix: Update goes on`
}

func (s *settings) run() { _, _ = tea.NewProgram(s).Run() }
