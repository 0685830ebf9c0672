package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"go.lsp.dev/jsonrpc2"

	"github.com/loopblock/loopblock/internal/driver"
)

// A Server is a language server for one client.
type Server struct {
	Engine  Engine
	Request func(dir string, o Options) (*driver.Request, error) // what to ask of the engine for a directory
	Version string
	Pause   time.Duration // how long nothing may be typed before a run begins
	Calm    time.Duration // how long nothing may be typed before what an edit means for other packages is looked at
}

// An Engine is one that answers faster where little has changed, as [driver.Resident] does.
type Engine interface {
	driver.Engine

	// Again returns what Run would of the package that was edited, with what the last Run said of the others; nil where
	// more has changed than that.
	Again(ctx context.Context, r *driver.Request) (*driver.Result, error)
}

// Options are what a client may set when it starts the server. The rest is in the config.
type Options struct {
	Tags    []string `json:"tags"`    // build tags
	Tests   bool     `json:"tests"`   // report in test files too
	Enable  []string `json:"enable"`  // classes and families to report besides the default ones
	Disable []string `json:"disable"` // classes and families not to report
}

// ErrNoShutdown is the end of a client that went away without saying so first.
var ErrNoShutdown = errors.New("the client ended without a shutdown request")

// Serve answers the client until it goes.
func (s *Server) Serve(ctx context.Context, client io.ReadWriteCloser) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	conn := jsonrpc2.NewConn(jsonrpc2.NewHeaderStream(client))
	ss := &session{Server: s, conn: conn, documents: documents{map[string]*document{}}, exit: make(chan bool, 1)}
	ss.checker = newChecker(ctx, ss)
	defer ss.checker.stop()
	conn.Go(ctx, ss.handle)
	// A read from a terminal or a file is not ended by closing it, so nobody waits for the connection after an exit.
	select {
	case afterShutdown := <-ss.exit:
		if afterShutdown {
			return nil
		}
	case <-conn.Done():
		if err := conn.Err(); err != nil {
			return err
		}
	}
	return ErrNoShutdown
}

// A session is what the server knows of its client. Requests come one at a time.
type session struct {
	*Server
	conn      jsonrpc2.Conn
	checker   *checker
	documents documents
	options   Options
	watch     bool // the client watches files for us

	exit chan bool // told once, whether a shutdown came before it

	initialized, shutdown bool
	utf8                  bool // positions count bytes
}

// handle answers one request or notification. An error of a notification would end the connection, so there is none.
func (s *session) handle(ctx context.Context, r *jsonrpc2.Request) (any, error) {
	method := r.Method()
	switch {
	case method == "exit":
		select {
		case s.exit <- s.shutdown:
		default:
		}
		return nil, nil
	case method == "initialize" && !s.initialized:
		return s.initialize(r)
	case !s.initialized:
		return s.refuse(r, jsonrpc2.ServerNotInitialized, "initialize comes first")
	case s.shutdown, method == "initialize":
		return s.refuse(r, jsonrpc2.InvalidRequest, "%s comes too late", method)
	case method == "shutdown":
		s.shutdown = true
		s.checker.stop()
		return nil, nil
	case method == "textDocument/codeAction":
		return s.codeAction(r)
	case r.IsCall():
		return s.refuse(r, jsonrpc2.MethodNotFound, "no method %s", method)
	}
	s.notified(ctx, method, r)
	return nil, nil
}

func (s *session) refuse(r *jsonrpc2.Request, code jsonrpc2.Code, format string, args ...any) (any, error) {
	if !r.IsCall() {
		return nil, nil
	}
	return nil, jsonrpc2.Errorf(code, format, args...)
}

func (s *session) initialize(r *jsonrpc2.Request) (any, error) {
	var p initializeParams
	if err := json.Unmarshal(r.Params(), &p); err != nil {
		return s.refuse(r, jsonrpc2.InvalidParams, "%v", err)
	}
	if len(p.InitializationOptions) > 0 {
		if err := json.Unmarshal(p.InitializationOptions, &s.options); err != nil {
			return s.refuse(r, jsonrpc2.InvalidParams, "initializationOptions: %v", err)
		}
	}
	encoding := "utf-16"
	if slices.Contains(p.Capabilities.General.PositionEncodings, "utf-8") {
		s.utf8, encoding = true, "utf-8"
	}
	s.watch = p.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	s.initialized = true
	return initializeResult{
		Capabilities: serverCapabilities{
			PositionEncoding:   encoding,
			TextDocumentSync:   syncOptions{OpenClose: true, Change: syncFull, Save: true},
			CodeActionProvider: codeActionProvider{[]string{kindQuickFix, kindFixOurs}},
		},
		ServerInfo: serverInfo{"loopblock", s.Version},
	}, nil
}

// notified takes a notification. What it cannot read, or does not know, it passes over.
func (s *session) notified(ctx context.Context, method string, r *jsonrpc2.Request) {
	changed, disk := false, true
	switch method {
	case "initialized":
		s.register(ctx)
	case "textDocument/didOpen":
		var p didOpenParams
		changed = json.Unmarshal(r.Params(), &p) == nil && s.documents.set(p.TextDocument, p.TextDocument.Text)
	case "textDocument/didChange":
		var p didChangeParams
		disk = false
		if json.Unmarshal(r.Params(), &p) == nil && len(p.ContentChanges) > 0 {
			last := p.ContentChanges[len(p.ContentChanges)-1]
			changed = last.Range == nil && s.documents.set(p.TextDocument, last.Text)
		}
	case "textDocument/didClose":
		var p didCloseParams
		changed = json.Unmarshal(r.Params(), &p) == nil && s.documents.close(p.TextDocument.URI)
	case "textDocument/didSave", "workspace/didChangeWatchedFiles":
		changed = true
	}
	if changed {
		s.checker.changed(s.documents, disk)
	}
}

// register asks the client to tell of files that it does not have open: other packages, and what a config says.
func (s *session) register(ctx context.Context) {
	if !s.watch {
		return
	}
	jsonrpc2.Async(ctx) // the answer comes as a message of its own
	const method = "workspace/didChangeWatchedFiles"
	var options watcherOptions
	for _, glob := range []string{"**/*.go", "**/go.mod", "**/go.work", "**/" + driver.ConfigName} {
		options.Watchers = append(options.Watchers, watcher{glob})
	}
	params := registrationParams{[]registration{{"loopblock", method, options}}}
	if _, err := s.conn.Call(ctx, "client/registerCapability", params, nil); err != nil {
		s.log(ctx, fmt.Sprintf("files are not watched: %v", err))
	}
}

func (s *session) codeAction(r *jsonrpc2.Request) (any, error) {
	var p codeActionParams
	if err := json.Unmarshal(r.Params(), &p); err != nil {
		return s.refuse(r, jsonrpc2.InvalidParams, "%v", err)
	}
	path, ok := pathOf(p.TextDocument.URI)
	if !ok {
		return []codeAction{}, nil
	}
	return actions(s.checker.shownOf(path, s.documents), &p), nil
}

// The types of messages.
const (
	messageError = 1
	messageLog   = 4
)

func (s *session) log(ctx context.Context, text string) {
	_ = s.conn.Notify(ctx, "window/logMessage", messageParams{messageLog, "loopblock: " + text})
}
