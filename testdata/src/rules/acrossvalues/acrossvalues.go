// Package acrossvalues: functions and objects that another package makes, wraps or is given are followed through it.
package acrossvalues

import (
	"net/http"
	"os"
	"time"

	"rules/libs/values"
)

//loopblock:loop
func constructors() {
	c := values.Default()
	c.Hook() // want `: acrossvalues\.constructors → func literal in values\.Default → os\.ReadFile$`
	values.New(values.WithName("x"))
	values.New(values.WithName("x"), values.WithFile("x")) // want `: acrossvalues\.constructors → values\.New → func literal in values\.WithFile → os\.ReadFile$`
	z := &values.Cfg{List: []func(){func() {
		time.Sleep(1) // want `: acrossvalues\.constructors → \(\*values\.Cfg\)\.Run → func literal in acrossvalues\.constructors → time\.Sleep$`
	}}}
	z.Run()
}

//loopblock:loop
func generic() {
	values.NewCache(func(name string) []byte {
		b, _ := os.ReadFile(name) // want `: acrossvalues\.generic → \(\*values\.Cache\[K, V\]\)\.Get → func literal in acrossvalues\.generic → os\.ReadFile$`
		return b
	}).Get("x")
	values.NewCache(func(n int) int { return n }).Get(1)
	values.Map([]string{"a"}, func(url string) error {
		_, err := http.Get(url) // want `: acrossvalues\.generic → values\.Map → func literal in acrossvalues\.generic → http\.Get$`
		return err
	})
}

//loopblock:loop
func middleware() {
	values.Middleware(func() {
		time.Sleep(1) // want `: acrossvalues\.middleware → func literal in values\.Middleware → func literal in acrossvalues\.middleware → time\.Sleep$`
	})()
	values.Middleware(values.Sleep)() // want `: acrossvalues\.middleware → func literal in values\.Middleware → values\.Sleep → time\.Sleep$`
	values.Middleware(func() {})()
	values.Middleware(values.Sleep)
}

//loopblock:loop
func interfaces() {
	values.NewStore().Load()              // want `: acrossvalues\.interfaces → \(values\.file\)\.Load → os\.ReadFile$`
	values.Wrap(values.NewStore()).Load() // want `: acrossvalues\.interfaces → \(\*values\.wrapper\)\.Load → \(values\.file\)\.Load → os\.ReadFile$`
	values.Wrap(mem{}).Load()
	values.Wrap(slow{}).Load()
	b := values.Base{S: values.NewStore()}
	b.LoadAll() // want `: acrossvalues\.interfaces → \(\*values\.Base\)\.LoadAll → \(values\.file\)\.Load → os\.ReadFile$`
	e := embeds{Base: &values.Base{S: slower{}}}
	e.LoadAll()
}

type embeds struct{ *values.Base }

type mem struct{}

func (mem) Load() {}

type slow struct{}

func (slow) Load() {
	time.Sleep(1) // want `: acrossvalues\.interfaces → \(\*values\.wrapper\)\.Load → \(acrossvalues\.slow\)\.Load → time\.Sleep$`
}

type slower struct{}

func (slower) Load() {
	time.Sleep(1) // want `: acrossvalues\.interfaces → \(\*values\.Base\)\.LoadAll → \(acrossvalues\.slower\)\.Load → time\.Sleep$`
}
