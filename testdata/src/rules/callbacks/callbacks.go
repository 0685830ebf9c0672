// Package callbacks: what is registered with a framework runs on its loop.
package callbacks

import (
	"net/http"
	"os"
	"os/exec"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	tea "github.com/charmbracelet/bubbletea"
	mqtt "github.com/eclipse/paho.mqtt.golang"
	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
	"k8s.io/client-go/tools/cache"

	"rules/callbacklib"
)

func sleep() {
	time.Sleep(1) // want `^time\.Sleep waits for a timer, on the event loop of tview.*: callbacks\.sleep → time\.Sleep$`
}

func parameters(app *tview.Application, list *tview.List, text *tview.TextView) {
	os.ReadFile("x") // setting up is on no loop
	tview.NewButton("x").SetSelectedFunc(func() {
		os.ReadFile("x") // want `^os\.ReadFile waits for a file system, on the event loop of tview.*: func literal in callbacks\.parameters → os\.ReadFile$`
	})
	tview.NewButton("x").SetSelectedFunc(sleep)
	list.AddItem("main", "more", 'a', func() {
		exec.Command("ls").Run() // want `\(\*exec\.Cmd\)\.Run waits for another process`
	})
	f := func(int, string, string, rune) {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	}
	list.SetSelectedFunc(f)
	app.SetInputCapture(func(e *tcell.EventKey) *tcell.EventKey {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		go func() {
			http.Get("url")
			app.QueueUpdateDraw(func() {
				os.ReadFile("x") // want `os\.ReadFile waits for a file system`
			})
		}()
		return e
	})
	text.SetChangedFunc(func() { http.Get("x") }) // it gets a goroutine
	app.Suspend(func() { time.Sleep(1) })
}

type page struct{ name string }

func (p *page) open() {
	os.ReadFile(p.name) // want `on the event loop of tview.*: \(\*callbacks\.page\)\.open → os\.ReadFile$`
}

func methodValues(p *page, s *callbacklib.Store) {
	tview.NewButton("x").SetSelectedFunc(p.open)
	tview.NewButton("x").SetSelectedFunc(s.Reload)          // want `os\.ReadFile waits for a file system, on the event loop of tview.*: .*\(\*callbacklib\.Store\)\.Reload → os\.ReadFile$`
	tview.NewButton("x").SetSelectedFunc(callbacklib.Fetch) // want `http\.Get waits for a peer on the network, on the event loop of tview.*: .*callbacklib\.Fetch → http\.Get$`
	tview.NewButton("x").SetSelectedFunc(s.Silent)
	tview.NewButton("x").SetSelectedFunc(callbacklib.Fetcher("url")) // want `http\.Get waits for a peer on the network`
}

func fields(s *callbacklib.Store) {
	e := widget.NewEntry()
	e.OnChanged = func(s string) {
		os.ReadFile(s) // want `on the event loop of Fyne: func literal in callbacks\.fields → os\.ReadFile$`
	}
	e.OnSubmitted = callbacklib.OnText // want `os\.ReadFile waits for a file system, on the event loop of Fyne`
	_ = &widget.List{
		Length: func() int {
			time.Sleep(1) // want `time\.Sleep waits for a timer`
			return 0
		},
		OnSelected: func(int) {
			go time.Sleep(1)
		},
	}
	b := widget.NewButton("x", func() {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		fyne.Do(func() {
			os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		})
	})
	b.OnTapped = s.Reload // want `os\.ReadFile waits for a file system`
	fyne.NewMenuItem("x", func() {
		time.Sleep(1) // want `time\.Sleep waits for a timer`
	})
	go fyne.Do(func() {
		os.ReadFile("y") // want `os\.ReadFile waits for a file system`
	})
}

func interfaceParameters(w fyne.Window) {
	w.SetCloseIntercept(func() {
		os.WriteFile("x", nil, 0) // want `os\.WriteFile waits for a file system`
	})
}

func namedTypes() fyne.StringValidator {
	var v fyne.StringValidator = func(s string) error {
		_, err := os.ReadFile(s) // want `os\.ReadFile waits for a file system, on the event loop of Fyne`
		return err
	}
	_ = v
	return func(s string) error {
		_, err := http.Get(s) // want `http\.Get waits for a peer on the network`
		return err
	}
}

func handler(c mqtt.Client, msg mqtt.Message) {
	os.ReadFile(msg.Topic()) // want `on the event loop of Eclipse Paho MQTT: callbacks\.handler → os\.ReadFile$`
}

func messages(c mqtt.Client, o *mqtt.ClientOptions) {
	c.Subscribe("topic", 0, func(c mqtt.Client, msg mqtt.Message) {
		http.Get("url") // want `http\.Get waits for a peer on the network`
	})
	c.AddRoute("topic", handler)
	o.SetOnConnectHandler(func(mqtt.Client) { http.Get("url") })
	c.Connect().Wait()
}

func informers(inf cache.SharedInformer) {
	inf.AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc: func(any) {
			http.Get("url") // want `on the event loop of client-go: func literal in callbacks\.informers → http\.Get$`
		},
		DeleteFunc: forget,
	})
	inf.SetTransform(func(x any) (any, error) {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		return x, nil
	})
}

func forget(any) {
	os.RemoveAll("x") // want `os\.RemoveAll waits for a file system`
}

type watcher struct{}

func (watcher) OnAdd(any, bool) {
	http.Get("url") // want `on the event loop of client-go: \(callbacks\.watcher\)\.OnAdd → http\.Get$`
}
func (watcher) OnUpdate(_, _ any) {}
func (watcher) OnDelete(any)      {}

// It has the method's name but not the interface.
type other struct{}

func (other) OnAdd(any, bool) { http.Get("url") }

func (other) Tapped(int) { http.Get("url") }

type tappable struct{}

func (tappable) Tapped(*fyne.PointEvent) {
	http.Get("url") // want `on the event loop of Fyne: \(callbacks\.tappable\)\.Tapped → http\.Get$`
}

// Helpers that register what they are given.
func button(label string, f func()) *tview.Button {
	return tview.NewButton(label).SetSelectedFunc(f)
}

func buttons(all map[string]func()) {
	for label, f := range all {
		button(label, f)
	}
}

func useHelpers() {
	button("x", func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system, on the event loop of tview`
	})
}

func filter() {
	tea.NewProgram(nil, tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg {
		time.Sleep(1) // want `on the event loop of Bubble Tea.*: func literal in callbacks\.filter → time\.Sleep$`
		return msg
	}))
}

type prim struct{ *tview.Box }

func (p *prim) Draw(tcell.Screen) {
	os.ReadFile("x") // want `on the event loop of tview.*: \(\*callbacks\.prim\)\.Draw → os\.ReadFile$`
}

// What a method of an interface returns runs on the loop: the method itself need not be named in the catalogue.
type field struct {
	*tview.Box
	onEnter func()
}

func (f *field) InputHandler() func(*tcell.EventKey, func(tview.Primitive)) {
	return func(*tcell.EventKey, func(tview.Primitive)) {
		os.ReadFile("x") // want `^os\.ReadFile waits for a file system, on the event loop of tview.*: func literal in \(\*callbacks\.field\)\.InputHandler → os\.ReadFile$`
		f.onEnter()
	}
}

type noPrimitive struct{}

func (noPrimitive) InputHandler() func() { return func() { os.ReadFile("x") } }
