package catalog_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/loopblock/loopblock/analyzer/catalog"
)

const bubbletea = "github.com/charmbracelet/bubbletea"

func TestBubbleTeaIsKnownUnderAllItsPaths(t *testing.T) {
	c := catalog.Builtin()
	for _, path := range []string{bubbletea, bubbletea + "/v2", "charm.land/bubbletea/v2"} {
		pkg := catalog.NormPath(path)
		var methods []string
		for _, m := range c.MethodLoops(pkg) {
			methods = append(methods, m.Iface+"."+m.Method)
			if m.Pkg != pkg || m.Loop.Family.Name != "bubbletea" || m.Loop.Reason == "" {
				t.Errorf("%s: %+v", path, m)
			}
		}
		if want := []string{"Model.Init", "Model.Update", "Model.View"}; !slices.Equal(methods, want) {
			t.Errorf("%s: methods %v, want %v", path, methods, want)
		}
		if !c.OffType(pkg, "Cmd") {
			t.Errorf("%s: Cmd runs on the loop", path)
		}
	}
}

func TestSignaturesAreWrittenOutByPath(t *testing.T) {
	var got []string
	for _, s := range catalog.Builtin().Signatures() {
		got = append(got, s.Method+"("+strings.Join(s.Params, ", ")+") ("+strings.Join(s.Results, ", ")+")")
	}
	for _, want := range []string{
		"Update(github.com/charmbracelet/bubbletea.Msg) (_, github.com/charmbracelet/bubbletea.Cmd)",
		"Update(charm.land/bubbletea.Msg) (_, charm.land/bubbletea.Cmd)",
		"Update(github.com/charmbracelet/ultraviolet.Event) (_, charm.land/bubbletea.Cmd)",
		"(gioui.org/layout.Context, ...) (...)",
		"(_, gioui.org/layout.Context, ...) (...)",
		"(gioui.org/layout.Context, ...) (gioui.org/layout.Dimensions)",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("no signature %s in %q", want, got)
		}
	}
	mixed := "Update(github.com/charmbracelet/bubbletea.Msg) (_, charm.land/bubbletea.Cmd)"
	if slices.Contains(got, mixed) {
		t.Errorf("two versions in one signature: %s", mixed)
	}
}

func TestBuiltinLoopsAndSinks(t *testing.T) {
	c := catalog.Builtin()
	const tview, fyne = "github.com/rivo/tview", "fyne.io/fyne"
	params := func(s catalog.Symbol) (out []int) {
		for _, p := range c.LoopParams(s) {
			out = append(out, p.Param)
		}
		return out
	}
	sinks := func(s catalog.Symbol) string {
		var out []string
		for _, s := range c.Sinks(s) {
			kind := map[catalog.SinkKind]string{catalog.OffLoop: "off", catalog.OnLoop: "on"}[s.Kind]
			if s.Loop != nil {
				kind += " " + s.Loop.Family.Name
			}
			out = append(out, kind)
		}
		return strings.Join(out, ", ")
	}
	for _, tt := range []struct {
		sym    catalog.Symbol
		params []int
		sinks  string
	}{
		{catalog.Symbol{Pkg: tview, Recv: "Button", Name: "SetSelectedFunc"}, []int{0}, ""},
		{catalog.Symbol{Pkg: tview, Recv: "Form", Name: "AddInputField"}, []int{3, 4}, ""},
		// The one Set…Func of tview that gets a goroutine: without a glob goes before with one.
		{catalog.Symbol{Pkg: tview, Recv: "TextView", Name: "SetChangedFunc"}, nil, "off"},
		{catalog.Symbol{Pkg: tview, Recv: "Application", Name: "QueueUpdateDraw"}, nil, "on tview"},
		{catalog.Symbol{Pkg: fyne, Name: "Do"}, nil, "on fyne"},
		{catalog.Symbol{Pkg: fyne + "/widget", Name: "NewTree"}, []int{0, 1, 2, 3}, ""},
		{catalog.Symbol{Pkg: "time", Name: "AfterFunc"}, nil, "off"},
		{catalog.Symbol{Pkg: "net/http", Name: "HandleFunc"}, nil, "off"},
		{catalog.Symbol{Pkg: "golang.org/x/sync/errgroup", Recv: "Group", Name: "Go"}, nil, "off"},
		{catalog.Symbol{Pkg: bubbletea, Name: "Tick"}, nil, "off"},
		{catalog.Symbol{Pkg: bubbletea, Name: "ExecProcess"}, []int{1}, ""},
		{catalog.Symbol{Pkg: "syscall/js", Name: "FuncOf"}, []int{0}, ""},
		{catalog.Symbol{Pkg: "github.com/diamondburned/gotk4/pkg/gtk", Recv: "Button", Name: "ConnectClicked"}, []int{0}, ""},
		{catalog.Symbol{Pkg: "fmt", Name: "Println"}, nil, ""},
	} {
		if got := params(tt.sym); !slices.Equal(got, tt.params) {
			t.Errorf("LoopParams(%v) = %v, want %v", tt.sym, got, tt.params)
		}
		if got := sinks(tt.sym); got != tt.sinks {
			t.Errorf("Sinks(%v) = %q, want %q", tt.sym, got, tt.sinks)
		}
	}
	if c.LoopField(fyne+"/widget", "Button", "OnTapped") == nil || c.LoopField(fyne+"/widget", "Button", "Text") != nil {
		t.Error("want widget.Button.OnTapped on the loop, and not Text")
	}
	if c.LoopType("gioui.org/layout", "Widget") == nil || c.LoopType("net/http", "HandlerFunc") != nil {
		t.Error("want layout.Widget on the loop, and not http.HandlerFunc")
	}
	const offload = "github.com/loopblock/loopblock/offload"
	for _, tt := range []struct {
		sym  catalog.Symbol
		want catalog.Inline
		ok   bool
	}{
		{catalog.Symbol{Pkg: offload, Name: "Call1"}, catalog.Inline{Param: 1}, true},
		{catalog.Symbol{Pkg: offload, Name: "CallIn"}, catalog.Inline{Param: 2}, true},
		{catalog.Symbol{Pkg: offload, Name: "Sleep"}, catalog.Inline{Param: -1, Class: catalog.Sleep}, true},
		{catalog.Symbol{Pkg: offload, Recv: "Mutex", Name: "Lock"}, catalog.Inline{Param: -1, Class: catalog.Lock}, true},
		{catalog.Symbol{Pkg: offload, Name: "Submit"}, catalog.Inline{}, false},
		{catalog.Symbol{Pkg: "time", Name: "Sleep"}, catalog.Inline{}, false},
	} {
		if got, ok := c.Inline(tt.sym); got != tt.want || ok != tt.ok {
			t.Errorf("Inline(%v) = %v, %t, want %v, %t", tt.sym, got, ok, tt.want, tt.ok)
		}
	}
	if c.LoopResult(catalog.Symbol{Pkg: tview, Recv: "Primitive", Name: "InputHandler"}) == nil {
		t.Error("want what InputHandler returns on the loop")
	}
}

func TestForbiddenNamesTheLoopsThatWouldWait(t *testing.T) {
	c := catalog.Builtin()
	for _, tt := range []struct {
		sym  catalog.Symbol
		want string
	}{
		{catalog.Symbol{Pkg: bubbletea, Recv: "Program", Name: "Send"}, "bubbletea"},
		{catalog.Symbol{Pkg: "charm.land/bubbletea", Recv: "Program", Name: "Quit"}, "bubbletea"},
		{catalog.Symbol{Pkg: bubbletea, Recv: "Program", Name: "Kill"}, ""},
		{catalog.Symbol{Pkg: "fyne.io/fyne", Name: "DoAndWait"}, "fyne"},
		{catalog.Symbol{Pkg: "fyne.io/fyne", Name: "Do"}, ""},
		{catalog.Symbol{Pkg: "github.com/hashicorp/memberlist", Recv: "Memberlist", Name: "Members"}, "memberlist-events"},
		{catalog.Symbol{Pkg: "github.com/chromedp/cdproto/page", Recv: "NavigateParams", Name: "Do"}, "chromedp"},
	} {
		var got []string
		for _, f := range c.Forbidden(tt.sym) {
			got = append(got, f.Name)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("Forbidden(%v) = %v, want %q", tt.sym, got, tt.want)
		}
	}
}

func TestEveryFamilyHasWordsForItsReader(t *testing.T) {
	names := make(map[string]bool)
	for _, f := range catalog.Builtin().Families() {
		if f.Title == "" || f.Source == "" {
			t.Errorf("family %s: title %q, source %q", f.Name, f.Title, f.Source)
		}
		names[f.Name] = true
	}
	for _, s := range catalog.Builtin().Signatures() {
		if s.Loop.Family.Offload == "" {
			t.Errorf("family %s has loops and no way off them", s.Loop.Family.Name)
		}
	}
	for _, want := range strings.Fields("bubbletea chromedp client-go ebiten finalizers fyne gio gnet gocui goja gotk js " +
		"mainthread memberlist otel paho raft std tview") {
		if !names[want] {
			t.Errorf("no family %s", want)
		}
	}
}

func TestClassesOfALoopComeFromItsFamily(t *testing.T) {
	ml := catalog.Builtin().MethodLoops("github.com/hashicorp/raft")
	if len(ml) == 0 || slices.Contains(ml[0].Loop.Classes, catalog.File) || !slices.Contains(ml[0].Loop.Classes, catalog.Network) {
		t.Errorf("raft's loops: %+v", ml)
	}
}
