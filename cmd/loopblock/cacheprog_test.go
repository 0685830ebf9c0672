package main

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// The protocol of GOCACHEPROG, as cmd/go/internal/cacheprog documents it.
type (
	cacheRequest struct {
		ID                 int64
		Command            string
		ActionID, OutputID []byte
		BodySize           int64
	}
	cacheResponse struct {
		ID            int64
		Err           string     `json:",omitempty"`
		KnownCommands []string   `json:",omitempty"`
		Miss          bool       `json:",omitempty"`
		OutputID      []byte     `json:",omitempty"`
		Size          int64      `json:",omitempty"`
		Time          *time.Time `json:",omitempty"`
		DiskPath      string     `json:",omitempty"`
	}
)

// cacheProg is a GOCACHEPROG that keeps everything in the directory that $CACHEPROG_DIR names: the test's shared cache.
func cacheProg() {
	dir := os.Getenv("CACHEPROG_DIR")
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	must(out.Encode(cacheResponse{KnownCommands: []string{"get", "put", "close"}}))
	for {
		var r cacheRequest
		if err := in.Decode(&r); errors.Is(err, io.EOF) {
			return
		} else {
			must(err)
		}
		var body []byte
		if r.Command == "put" && r.BodySize > 0 {
			must(in.Decode(&body))
		}
		must(out.Encode(serveCache(dir, r, body)))
		if r.Command == "close" {
			return
		}
	}
}

func serveCache(dir string, r cacheRequest, body []byte) cacheResponse {
	entry := filepath.Join(dir, hex.EncodeToString(r.ActionID))
	switch r.Command {
	case "put":
		file := filepath.Join(dir, "o-"+hex.EncodeToString(r.OutputID))
		must(os.WriteFile(file, body, 0o666))
		must(os.WriteFile(entry, r.OutputID, 0o666))
		return cacheResponse{ID: r.ID, DiskPath: file}
	case "get":
		id, err := os.ReadFile(entry)
		if err != nil {
			return cacheResponse{ID: r.ID, Miss: true}
		}
		file := filepath.Join(dir, "o-"+hex.EncodeToString(id))
		info, err := os.Stat(file)
		must(err)
		at := info.ModTime()
		return cacheResponse{ID: r.ID, OutputID: id, Size: info.Size(), Time: &at, DiskPath: file}
	}
	return cacheResponse{ID: r.ID}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
