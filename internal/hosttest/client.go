package hosttest

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.lsp.dev/jsonrpc2"

	"github.com/loopblock/loopblock/internal/report"
)

// A Client is an editor that talks to a language server.
type Client struct {
	Cmd *exec.Cmd

	t    testing.TB
	conn jsonrpc2.Conn

	mu       sync.Mutex
	current  map[string]Published // by URI
	arrived  chan struct{}        // closed, and replaced, with each publication
	settings any                  // what the server is told when it asks for its configuration
}

// A Published is what a server says of a file.
type Published struct {
	URI         string       `json:"uri"`
	Version     int          `json:"version"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// A Diagnostic is the protocol's, as far as the tests look at it.
type Diagnostic struct {
	Range           Range           `json:"range"`
	Severity        int             `json:"severity,omitempty"`
	Code            json.RawMessage `json:"code,omitempty"`
	CodeDescription struct {
		Href string `json:"href"`
	} `json:"codeDescription"`
	Source  string          `json:"source"`
	Message string          `json:"message"`
	Related []Related       `json:"relatedInformation,omitempty"`
	Data    json.RawMessage `json:"data,omitempty"`
}

// A Related is a further place of a diagnostic.
type Related struct {
	Location struct {
		URI   string `json:"uri"`
		Range Range  `json:"range"`
	} `json:"location"`
	Message string `json:"message"`
}

// A Range is a part of a text.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// A Position is a place in a text, from 0; characters are UTF-16 code units.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// An Action is a code action.
type Action struct {
	Title string          `json:"title"`
	Kind  string          `json:"kind"`
	Edit  *WorkspaceEdit  `json:"edit"`
	Data  json.RawMessage `json:"data,omitempty"`
}

// A WorkspaceEdit is one in either form of the protocol.
type WorkspaceEdit struct {
	Changes         map[string][]TextEdit `json:"changes"`
	DocumentChanges []struct {
		TextDocument struct {
			URI string `json:"uri"`
		} `json:"textDocument"`
		Edits []TextEdit `json:"edits"`
	} `json:"documentChanges"`
}

// A TextEdit is a piece of an edit.
type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

type object = map[string]any

// Start starts a server and says hello. The settings are what it gets as initialization options, and when it asks.
func Start(t testing.TB, cmd *exec.Cmd, root string, settings object) *Client {
	t.Helper()
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c := &Client{Cmd: cmd, t: t, current: map[string]Published{}, arrived: make(chan struct{}), settings: settings}
	c.conn = jsonrpc2.NewConn(jsonrpc2.NewHeaderStream(pipe{out, in}))
	c.conn.Go(context.Background(), c.handle)
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	c.Call("initialize", object{
		"processId": os.Getpid(), "rootUri": report.FileURI(root), "initializationOptions": settings,
		"workspaceFolders": []object{{"uri": report.FileURI(root), "name": "root"}},
		"capabilities": object{
			"workspace": object{"configuration": true, "didChangeWatchedFiles": object{"dynamicRegistration": true}},
			"textDocument": object{
				"publishDiagnostics": object{"relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true, "dataSupport": true},
				"codeAction": object{
					"codeActionLiteralSupport": object{"codeActionKind": object{"valueSet": []string{"quickfix", "source.fixAll"}}},
					"dataSupport":              true, "resolveSupport": object{"properties": []string{"edit"}},
				},
			},
		},
	}, nil)
	c.Notify("initialized", object{})
	return c
}

type pipe struct {
	io.ReadCloser
	io.Writer
}

// handle takes what the server says unasked.
func (c *Client) handle(_ context.Context, r *jsonrpc2.Request) (any, error) {
	switch r.Method() {
	case "textDocument/publishDiagnostics":
		var p Published
		if err := json.Unmarshal(r.Params(), &p); err != nil {
			return nil, err
		}
		c.mu.Lock()
		c.current[p.URI] = p
		close(c.arrived)
		c.arrived = make(chan struct{})
		c.mu.Unlock()
	case "workspace/configuration":
		var p struct{ Items []any }
		if err := json.Unmarshal(r.Params(), &p); err != nil {
			return nil, err
		}
		out := make([]any, len(p.Items))
		for i := range out {
			out[i] = c.settings
		}
		return out, nil
	case "window/showMessage":
		c.t.Logf("the server shows %s", r.Params())
	}
	return nil, nil
}

// Call makes a request.
func (c *Client) Call(method string, params, result any) {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if _, err := c.conn.Call(ctx, method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// Notify sends a notification.
func (c *Client) Notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

// Open opens a file with that text, saved or not.
func (c *Client) Open(path, text string) {
	c.Notify("textDocument/didOpen", object{"textDocument": object{
		"uri": report.FileURI(path), "languageId": "go", "version": 1, "text": text,
	}})
}

// Change puts another text into an open file.
func (c *Client) Change(path string, version int, text string) {
	c.Notify("textDocument/didChange", object{
		"textDocument":   object{"uri": report.FileURI(path), "version": version},
		"contentChanges": []object{{"text": text}},
	})
}

// FileChanged tells the server that a file changed on the disk.
func (c *Client) FileChanged(path string) {
	c.Notify("workspace/didChangeWatchedFiles", object{"changes": []object{{"uri": report.FileURI(path), "type": 2}}})
}

// Wait waits until what loopblock says of a file is as wanted, and returns it.
func (c *Client) Wait(path, what string, want func([]Diagnostic) bool) []Diagnostic {
	c.t.Helper()
	return ours(c.WaitAll(path, what, func(list []Diagnostic) bool { return want(ours(list)) }))
}

// WaitAll waits until what the server says of a file is as wanted, and returns it.
func (c *Client) WaitAll(path, what string, want func([]Diagnostic) bool) []Diagnostic {
	c.t.Helper()
	deadline := time.After(5 * time.Minute)
	for {
		c.mu.Lock()
		got, ok := c.current[report.FileURI(path)]
		arrived := c.arrived
		c.mu.Unlock()
		if ok && want(got.Diagnostics) {
			return got.Diagnostics
		}
		select {
		case <-arrived:
		case <-deadline:
			c.t.Fatalf("%s: no %s; there is %+v", filepath.Base(path), what, got.Diagnostics)
		}
	}
}

// ours leaves out what other analyzers of the server say.
func ours(list []Diagnostic) []Diagnostic {
	return slices.DeleteFunc(slices.Clone(list), func(d Diagnostic) bool { return d.Source != "loopblock" })
}

// Actions asks for code actions of the kind at a diagnostic.
func (c *Client) Actions(path string, d Diagnostic, kind string) []Action {
	c.t.Helper()
	var list []Action
	c.Call("textDocument/codeAction", object{
		"textDocument": object{"uri": report.FileURI(path)}, "range": d.Range,
		"context": object{"diagnostics": []Diagnostic{d}, "only": []string{kind}},
	}, &list)
	for i := range list {
		if list[i].Edit == nil {
			c.Call("codeAction/resolve", list[i], &list[i])
		}
	}
	return list
}

// Apply is what an action makes of a file's text.
func Apply(t *testing.T, a Action, path, text string) string {
	t.Helper()
	var edits []TextEdit
	if a.Edit != nil {
		edits = a.Edit.Changes[report.FileURI(path)]
		for _, change := range a.Edit.DocumentChanges {
			if change.TextDocument.URI == report.FileURI(path) {
				edits = append(edits, change.Edits...)
			}
		}
	}
	if len(edits) == 0 {
		t.Fatalf("%q does nothing to %s: %+v", a.Title, path, a.Edit)
	}
	slices.SortFunc(edits, func(x, y TextEdit) int {
		return cmp.Or(cmp.Compare(y.Range.Start.Line, x.Range.Start.Line), cmp.Compare(y.Range.Start.Character, x.Range.Start.Character))
	})
	for _, e := range edits {
		text = text[:offset(text, e.Range.Start)] + e.NewText + text[offset(text, e.Range.End):]
	}
	return text
}

// offset is that of a position in a text without anything but ASCII.
func offset(text string, p Position) int {
	lines := strings.SplitAfter(text, "\n")
	n := 0
	for _, line := range lines[:min(p.Line, len(lines))] {
		n += len(line)
	}
	return min(n+p.Character, len(text))
}

// Stop ends the server in order, and checks that it ends so.
func (c *Client) Stop() {
	c.t.Helper()
	c.Call("shutdown", nil, nil)
	c.Notify("exit", nil)
	if err := c.Cmd.Wait(); err != nil {
		c.t.Errorf("the server ends with %v", err)
	}
}
