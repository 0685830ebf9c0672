module github.com/loopblock/loopblock/hosttest/gopls

go 1.26.0

require github.com/loopblock/loopblock v0.0.0-00010101000000-000000000000

require (
	github.com/go-json-experiment/json v0.0.0-20260601182631-00ed12fed2a6 // indirect
	github.com/google/go-cmp v0.7.0 // indirect
	go.lsp.dev/jsonrpc2 v1.0.1 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/sys v0.49.0 // indirect
	golang.org/x/term v0.47.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
	honnef.co/go/tools v0.8.2 // indirect
)

replace github.com/loopblock/loopblock => ../..
