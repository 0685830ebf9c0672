package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.lsp.dev/jsonrpc2"

	"github.com/loopblock/loopblock/analyzer/finding"
	"github.com/loopblock/loopblock/internal/driver"
	"github.com/loopblock/loopblock/internal/report"
)

// An engine finds the word "sleep" in unsaved texts, and offers to replace it.
type engine struct {
	mu   sync.Mutex
	asks []*driver.Request
	fail error
	bad  bool // packages do not compile
	fast bool // it answers again
	told []string
}

// Again answers as Run does, if it can.
func (e *engine) Again(ctx context.Context, r *driver.Request) (*driver.Result, error) {
	e.mu.Lock()
	fast := e.fast
	e.told = append(e.told, fmt.Sprintf("again %d", r.Disk))
	e.mu.Unlock()
	if !fast {
		return nil, nil
	}
	return e.find(r)
}

func (e *engine) Run(_ context.Context, r *driver.Request) (*driver.Result, error) {
	e.mu.Lock()
	e.told = append(e.told, fmt.Sprintf("run %d", r.Disk))
	e.mu.Unlock()
	return e.find(r)
}

func (e *engine) find(r *driver.Request) (*driver.Result, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.asks = append(e.asks, r)
	if e.fail != nil {
		return nil, e.fail
	}
	if e.bad {
		return &driver.Result{Problems: []driver.Problem{{Package: "m", Text: "does not compile"}}}, nil
	}
	result := new(driver.Result)
	for path, text := range r.Unsaved {
		for n, line := range strings.Split(string(text), "\n") {
			at := strings.Index(line, "sleep")
			if at < 0 {
				continue
			}
			offset := strings.Index(string(text), "sleep")
			result.Findings = append(result.Findings, &finding.Finding{
				Path: path, Line: n + 1, Column: at + 1, Class: "sleep", Message: "it sleeps", Callee: "sleep",
				Chain:   []finding.Hop{{Function: "Update", Path: path, Line: n + 1, Column: at + 1}},
				Context: finding.Context{Reason: "it is one", Path: path, Line: 1},
				Fixes:   []finding.Fix{{Title: "wake up", Edits: []finding.Edit{{Path: path, Start: offset, End: offset + 5, New: "wake"}}}},
			})
		}
	}
	return result, nil
}

// A client is an editor.
type client struct {
	t         *testing.T
	conn      jsonrpc2.Conn
	published chan publishParams
	messages  chan string
	end       chan error
}

func start(t *testing.T, e Engine) *client {
	t.Helper()
	near, far := net.Pipe()
	c := &client{t: t, conn: jsonrpc2.NewConn(jsonrpc2.NewHeaderStream(near)), published: make(chan publishParams, 99),
		messages: make(chan string, 99), end: make(chan error, 1)}
	server := &Server{Engine: e, Version: "v1", Pause: time.Millisecond, Request: func(dir string, o Options) (*driver.Request, error) {
		return &driver.Request{Dir: dir, Tags: strings.Join(o.Tags, ",")}, nil
	}}
	go func() { c.end <- server.Serve(context.Background(), far) }()
	c.conn.Go(context.Background(), func(_ context.Context, r *jsonrpc2.Request) (any, error) {
		switch r.Method() {
		case "textDocument/publishDiagnostics":
			var p publishParams
			if err := json.Unmarshal(r.Params(), &p); err != nil {
				t.Error(err)
			}
			c.published <- p
		default:
			c.messages <- r.Method() + " " + string(r.Params())
		}
		return nil, nil
	})
	t.Cleanup(func() { _ = near.Close() })
	return c
}

func (c *client) call(method string, params, result any) {
	c.t.Helper()
	if _, err := c.conn.Call(context.Background(), method, params, result); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.conn.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) next() publishParams {
	c.t.Helper()
	select {
	case p := <-c.published:
		return p
	case <-time.After(time.Minute):
		c.t.Fatal("nothing is published")
		return publishParams{}
	}
}

func (c *client) message() string {
	c.t.Helper()
	select {
	case m := <-c.messages:
		return m
	case <-time.After(time.Minute):
		c.t.Fatal("no message comes")
		return ""
	}
}

type object = map[string]any

func (c *client) initialize(params object) initializeResult {
	var result initializeResult
	c.call("initialize", params, &result)
	c.notify("initialized", object{})
	return result
}

func (c *client) open(uri, text string) {
	c.notify("textDocument/didOpen", object{"textDocument": object{"uri": uri, "languageId": "go", "version": 1, "text": text}})
}

func (c *client) change(uri string, version int, text string) {
	c.notify("textDocument/didChange", object{
		"textDocument": object{"uri": uri, "version": version}, "contentChanges": []object{{"text": text}},
	})
}

func module(t *testing.T) (dir, uri string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module m\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return dir, report.FileURI(filepath.Join(dir, "ui", "ui.go"))
}

// TestSession: what is typed is looked at, shown, mended, and forgotten.
func TestSession(t *testing.T) {
	e := new(engine)
	c := start(t, e)
	got := c.initialize(object{"initializationOptions": object{"tags": []string{"a", "b"}}})
	if got.Capabilities.PositionEncoding != "utf-16" || got.ServerInfo.Version != "v1" {
		t.Errorf("%+v", got)
	}
	dir, uri := module(t)
	c.open(uri, "package ui\n\nfunc é() { 𝄞(); sleep() }\n")
	p := c.next()
	at := span{position{2, 17}, position{2, 22}}
	want := diagnostic{
		Range: at, Severity: severityWarning, Code: "sleep", CodeDescription: &codeDescription{finding.URL("sleep")},
		Source: "loopblock", Message: "it sleeps",
		Related: []relatedLocation{
			{location{uri, at}, "Update → sleep"},
			{location{uri, span{position{0, 0}, position{0, 7}}}, "the loop: it is one"},
		},
	}
	if diff := cmp.Diff([]diagnostic{want}, p.Diagnostics); diff != "" || p.URI != uri || *p.Version != 1 {
		t.Errorf("%+v\n%s", p, diff)
	}
	if r := e.asks[0]; r.Dir != dir || r.Tags != "a,b" || len(r.Patterns) != 1 || r.Patterns[0] != "./ui" {
		t.Errorf("%+v", r)
	}

	var list []codeAction
	params := object{"textDocument": object{"uri": uri}, "range": at, "context": object{"diagnostics": []any{}}}
	c.call("textDocument/codeAction", params, &list)
	edit := workspaceEdit{map[string][]textEdit{uri: {{at, "wake"}}}}
	fix := codeAction{"wake up", kindQuickFix, p.Diagnostics, true, edit}
	if diff := cmp.Diff([]codeAction{fix}, list); diff != "" {
		t.Error(diff)
	}
	params["context"] = object{"only": []string{"source.fixAll"}}
	c.call("textDocument/codeAction", params, &list)
	if diff := cmp.Diff([]codeAction{{"Apply all fixes of loopblock", kindFixOurs, nil, false, edit}}, list); diff != "" {
		t.Error(diff)
	}
	params["range"] = span{position{0, 0}, position{0, 3}}
	params["context"] = object{}
	c.call("textDocument/codeAction", params, &list)
	if len(list) != 0 {
		t.Errorf("elsewhere there is %v", list)
	}

	c.change(uri, 2, "package ui\n")
	if p := c.next(); len(p.Diagnostics) != 0 || *p.Version != 2 {
		t.Errorf("%+v", p)
	}
	c.notify("textDocument/didClose", object{"textDocument": object{"uri": uri}})
	c.call("shutdown", nil, nil)
	c.notify("exit", nil)
	if err := <-c.end; err != nil {
		t.Error(err)
	}
}

// TestBytes: a client that counts bytes gets bytes.
func TestBytes(t *testing.T) {
	c := start(t, new(engine))
	c.initialize(object{"capabilities": object{"general": object{"positionEncodings": []string{"utf-16", "utf-8"}}}})
	_, uri := module(t)
	c.open(uri, "func é() { 𝄞(); sleep() }\n")
	if got := c.next().Diagnostics[0].Range.Start.Character; got != 20 {
		t.Errorf("column %d", got)
	}
}

// TestDoesNotCompile: what was shown stays until it is known to be gone.
func TestDoesNotCompile(t *testing.T) {
	e := new(engine)
	c := start(t, e)
	c.initialize(object{})
	_, uri := module(t)
	c.open(uri, "sleep\n")
	c.next()
	e.mu.Lock()
	e.bad = true
	e.mu.Unlock()
	c.change(uri, 2, "sleep)\n")
	if m := c.message(); !strings.Contains(m, "does not compile") {
		t.Error(m)
	}
	var list []codeAction
	at := span{position{0, 0}, position{0, 5}}
	c.call("textDocument/codeAction", object{"textDocument": object{"uri": uri}, "range": at, "context": object{}}, &list)
	if len(list) != 0 {
		t.Errorf("a fix for another text: %v", list)
	}
	select {
	case p := <-c.published:
		t.Errorf("published %+v", p)
	default:
	}
}

// TestAgain: the edited package is looked at first where the engine can, all others once nothing more is typed. The
// engine is told when files on the disk may have changed.
func TestAgain(t *testing.T) {
	e := &engine{fast: true}
	c := start(t, e)
	c.initialize(object{})
	_, uri := module(t)
	c.open(uri, "sleep\n")
	for range 2 { // the quick answer and that of all
		if p := c.next(); len(p.Diagnostics) != 1 {
			t.Errorf("%+v", p)
		}
	}
	c.change(uri, 2, "awake\n")
	for range 2 {
		if p := c.next(); len(p.Diagnostics) != 0 || *p.Version != 2 {
			t.Errorf("%+v", p)
		}
	}
	e.mu.Lock()
	e.fast = false
	e.mu.Unlock()
	c.notify("textDocument/didSave", object{"textDocument": object{"uri": uri}})
	c.next()
	e.mu.Lock()
	defer e.mu.Unlock()
	if diff := cmp.Diff([]string{"again 1", "run 1", "again 1", "run 1", "again 2", "run 2"}, e.told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestErrorIsShownOnce: a config that cannot be read is the user's to mend.
func TestErrorIsShownOnce(t *testing.T) {
	e := &engine{fail: errors.New("bad config")}
	c := start(t, e)
	c.initialize(object{})
	_, uri := module(t)
	c.open(uri, "sleep\n")
	if m := c.message(); !strings.HasPrefix(m, "window/showMessage") || !strings.Contains(m, "bad config") {
		t.Error(m)
	}
	c.notify("workspace/didChangeWatchedFiles", object{"changes": []any{}})
	time.Sleep(20 * time.Millisecond)
	e.mu.Lock()
	e.fail = nil
	e.mu.Unlock()
	c.notify("workspace/didChangeWatchedFiles", object{"changes": []any{}})
	if p := c.next(); len(p.Diagnostics) != 1 {
		t.Errorf("%+v", p)
	}
	if len(c.messages) > 0 {
		t.Error(<-c.messages)
	}
}

// TestWatches: the config is watched where the client can.
func TestWatches(t *testing.T) {
	c := start(t, new(engine))
	c.initialize(object{"capabilities": object{"workspace": object{"didChangeWatchedFiles": object{"dynamicRegistration": true}}}})
	if m := c.message(); !strings.HasPrefix(m, "client/registerCapability") || !strings.Contains(m, driver.ConfigName) {
		t.Error(m)
	}
}

// TestOrder: what comes before initialize, after shutdown or unasked is refused, and ends nothing.
func TestOrder(t *testing.T) {
	c := start(t, new(engine))
	code := func(method string, params any) jsonrpc2.Code {
		t.Helper()
		_, err := c.conn.Call(context.Background(), method, params, nil)
		var e *jsonrpc2.Error
		if !errors.As(err, &e) {
			t.Fatalf("%s: %v", method, err)
		}
		return e.Code
	}
	if got := code("textDocument/codeAction", object{}); got != jsonrpc2.ServerNotInitialized {
		t.Error(got)
	}
	c.notify("textDocument/didOpen", object{})
	if got := code("initialize", object{"initializationOptions": object{"tags": 3}}); got != jsonrpc2.InvalidParams {
		t.Error(got)
	}
	c.initialize(object{})
	for _, params := range []any{nil, 3, object{"textDocument": 3}, object{"textDocument": object{"uri": "untitled:x.go"}}} {
		c.notify("textDocument/didOpen", params)
		c.notify("textDocument/didChange", params)
		c.notify("textDocument/didClose", params)
	}
	if got := code("textDocument/hover", object{}); got != jsonrpc2.MethodNotFound {
		t.Error(got)
	}
	if got := code("textDocument/codeAction", 3); got != jsonrpc2.InvalidParams {
		t.Error(got)
	}
	if got := code("initialize", object{}); got != jsonrpc2.InvalidRequest {
		t.Error(got)
	}
	c.call("shutdown", nil, nil)
	if got := code("textDocument/codeAction", object{}); got != jsonrpc2.InvalidRequest {
		t.Error(got)
	}
	c.notify("exit", nil)
	if err := <-c.end; err != nil {
		t.Error(err)
	}
}

func TestExitWithoutShutdown(t *testing.T) {
	c := start(t, new(engine))
	c.notify("exit", nil)
	if err := <-c.end; !errors.Is(err, ErrNoShutdown) {
		t.Error(err)
	}
}

func TestPathOf(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///a/b%20c.go": "/a/b c.go", "file:///a/../b.go": "/b.go", "untitled:x": "", "%": "", "file:x.go": "", "file:///a%00b": "",
	} {
		if got, ok := pathOf(uri); got != filepath.FromSlash(want) && ok {
			t.Errorf("%s: %q", uri, got)
		}
	}
}

// FuzzMessages: no bytes from a client crash the server or make it hang.
func FuzzMessages(f *testing.F) {
	frame := func(s string) string { return "Content-Length: " + strconv.Itoa(len(s)) + "\r\n\r\n" + s }
	initialize := frame(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}`)
	f.Add([]byte(initialize))
	f.Add([]byte(initialize + frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x/a.go","text":"sleep"}}}`)))
	f.Add([]byte(initialize + frame(`{"jsonrpc":"2.0","id":2,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"file:///x/a.go"},"range":{"start":{"line":-1}}}}`)))
	f.Add([]byte(initialize + frame(`[{"jsonrpc":"2.0","id":null,"method":"shutdown"}]`) + frame(`{"jsonrpc":"2.0","method":"exit"}`)))
	f.Add([]byte("Content-Length: 99999999999999999999\r\n\r\n{"))
	f.Add([]byte("Content-Length: -1\r\n\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		near, far := net.Pipe()
		end := make(chan error, 1)
		server := &Server{Engine: new(engine), Request: func(dir string, _ Options) (*driver.Request, error) {
			return &driver.Request{Dir: dir}, nil
		}}
		go func() { end <- server.Serve(context.Background(), far) }()
		go func() {
			buf := make([]byte, 4096)
			for {
				if _, err := near.Read(buf); err != nil {
					return
				}
			}
		}()
		_ = near.SetWriteDeadline(time.Now().Add(10 * time.Second))
		_, _ = near.Write(data)
		_ = near.Close()
		select {
		case <-end:
		case <-time.After(20 * time.Second):
			t.Fatal("the server does not end with its client")
		}
	})
}

// FuzzLineTable: every offset has a position on the right line, and a finding's place is one of the text's.
func FuzzLineTable(f *testing.F) {
	f.Add([]byte("a\n\xffé\r\n𝄞"), 3, 2, 2)
	f.Fuzz(func(t *testing.T, text []byte, offset, line, column int) {
		for _, utf8 := range []bool{false, true} {
			table := newLineTable(text, utf8)
			at := table.position(offset)
			if clamped := max(0, min(offset, len(text))); at.Line != strings.Count(string(text[:clamped]), "\n") || at.Character < 0 {
				t.Errorf("offset %d is at %v", offset, at)
			}
			if r := table.name(line, column); r.End.less(r.Start) {
				t.Errorf("%d:%d is %v", line, column, r)
			}
		}
	})
}
