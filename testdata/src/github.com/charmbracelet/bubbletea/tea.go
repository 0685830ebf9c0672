// Package tea has the shapes of Bubble Tea v1 that tests need.
package tea

import (
	"os"
	"os/exec"
	"time"
)

type Msg any

type Cmd func() Msg

type Model interface {
	Init() Cmd
	Update(Msg) (Model, Cmd)
	View() string
}

type (
	KeyMsg       struct{ Text string }
	QuitMsg      struct{}
	ExecCallback func(error) Msg
)

func (k KeyMsg) String() string { return k.Text }

type Program struct{ msgs chan Msg }

type ProgramOption func(*Program)

func NewProgram(m Model, opts ...ProgramOption) *Program { return &Program{msgs: make(chan Msg)} }

func WithFilter(filter func(Model, Msg) Msg) ProgramOption { return func(*Program) {} }

func (p *Program) Run() (Model, error)               { return nil, nil }
func (p *Program) Send(m Msg)                        { p.msgs <- m }
func (p *Program) Quit()                             { p.Send(QuitMsg{}) }
func (p *Program) Printf(format string, args ...any) {}
func (p *Program) Wait()                             {}

func Quit() Msg               { return QuitMsg{} }
func Batch(c ...Cmd) Cmd      { return nil }
func Sequence(c ...Cmd) Cmd   { return nil }
func Println(args ...any) Cmd { return nil }

func Tick(d time.Duration, f func(time.Time) Msg) Cmd  { return nil }
func Every(d time.Duration, f func(time.Time) Msg) Cmd { return nil }

func ExecProcess(c *exec.Cmd, f ExecCallback) Cmd { return nil }

func LogToFile(path string, prefix string) (*os.File, error) { return os.Create(path) }
