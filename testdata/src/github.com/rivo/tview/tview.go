// Package tview has the shapes of tview that tests need.
package tview

import "github.com/gdamore/tcell/v2"

type Application struct{}

func NewApplication() *Application { return &Application{} }

func (a *Application) QueueUpdate(f func()) *Application     { return a }
func (a *Application) QueueUpdateDraw(f func()) *Application { return a }
func (a *Application) Draw() *Application                    { return a }
func (a *Application) Suspend(f func()) bool                 { return true }
func (a *Application) Run() error                            { return nil }
func (a *Application) Stop()                                 {}
func (a *Application) SetFocus(p Primitive) *Application     { return a }

func (a *Application) SetInputCapture(f func(*tcell.EventKey) *tcell.EventKey) *Application {
	return a
}

type Primitive interface {
	Draw(screen tcell.Screen)
	Focus(delegate func(p Primitive))
	Blur()
	InputHandler() func(event *tcell.EventKey, setFocus func(p Primitive))
}

type Box struct{}

func (b *Box) Draw(screen tcell.Screen)                                              {}
func (b *Box) Focus(delegate func(p Primitive))                                      {}
func (b *Box) Blur()                                                                 {}
func (b *Box) InputHandler() func(event *tcell.EventKey, setFocus func(p Primitive)) { return nil }

func (b *Box) SetFocusFunc(f func()) *Box { return b }

type TreeNode struct{ expanded bool }

func (n *TreeNode) IsExpanded() bool              { return n.expanded }
func (n *TreeNode) SetExpanded(is bool) *TreeNode { n.expanded = is; return n }

type Button struct {
	*Box
	selected func()
}

func NewButton(label string) *Button { return &Button{} }

func (b *Button) SetSelectedFunc(f func()) *Button { b.selected = f; return b }

type List struct{ *Box }

func NewList() *List { return &List{} }

func (l *List) AddItem(main, secondary string, shortcut rune, selected func()) *List { return l }

func (l *List) Clear() *List { return l }

func (l *List) GetCurrentItem() int { return 0 }

func (l *List) SetSelectedFunc(f func(int, string, string, rune)) *List { return l }

type TextView struct{ *Box }

func (t *TextView) SetChangedFunc(f func()) *TextView { return t }

type Pages struct{ *Box }

func NewPages() *Pages { return &Pages{} }

func (p *Pages) AddPage(name string, item Primitive, resize, visible bool) *Pages { return p }
func (p *Pages) RemovePage(name string) *Pages                                    { return p }
func (p *Pages) HidePage(name string) *Pages                                      { return p }
func (p *Pages) SwitchToPage(name string) *Pages                                  { return p }

type Modal struct{ *Box }

func NewModal() *Modal { return &Modal{} }

func (m *Modal) SetDoneFunc(f func(index int, label string)) *Modal { return m }
