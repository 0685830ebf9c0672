// Package stdsilent: what looks as if it blocked and does not.
package stdsilent

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

var fs embed.FS

//loopblock:loop
func silent(ctx context.Context) {
	http.NewRequest("GET", "url", nil)
	http.NewRequestWithContext(ctx, "GET", "url", strings.NewReader("body"))
	exec.Command("ls", "-l")
	exec.CommandContext(ctx, "ls")
	c, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	context.WithValue(c, 1, 2)
	ctx.Err()
	log.Printf("%d", 1)
	log.New(os.Stderr, "", 0).Println()
	slog.Info("text", "key", 1)
	slog.Default().With("key", 1).Error("text")
	os.Getenv("HOME")
	os.Environ()
	os.Getpid()
	fs.ReadFile("name")
	fs.ReadDir("name")
	rand.Read(make([]byte, 8))
	sha256.Sum256(nil)
	json.Marshal(1)
	url.Parse("url")
	filepath.Join("a", "b")
	regexp.MustCompile("a").MatchString("b")
	time.Now().Format(time.RFC3339)
	time.NewTimer(time.Second).Stop()
	time.AfterFunc(time.Second, func() { time.Sleep(1) })
	context.AfterFunc(ctx, func() { time.Sleep(1) })
	image.Decode(strings.NewReader("image"))
	new(http.Server).RegisterOnShutdown(func() { http.Get("url") })
	fmt.Sprintf("%v", errors.New("text"))
	new(bytes.Buffer).WriteString("text")
	new(atomic.Int64).Add(1)
	new(sync.Pool).Get()
	httptest.NewRecorder().WriteString("text")
	http.HandleFunc("/", func(http.ResponseWriter, *http.Request) { time.Sleep(1) })
}

// These classes are off until they are asked for.
//
//loopblock:loop
func cheap(mu *sync.Mutex, f *os.File, cmd *exec.Cmd) {
	os.Stat("file")
	os.Getwd()
	exec.LookPath("ls")
	cmd.Start()
	f.Close()
	mu.Lock()
	defer mu.Unlock()
	fmt.Println("text")
}

//loopblock:loop
func loud(cmd *exec.Cmd, f *os.File) {
	os.ReadFile("file")          // want `os\.ReadFile waits for a file system`
	os.WriteFile("f", nil, 0)    // want `os\.WriteFile waits for a file system`
	os.ReadDir("dir")            // want `os\.ReadDir waits for a file system`
	os.Open("file")              // want `os\.Open waits for a file system`
	os.Create("file")            // want `os\.Create waits for a file system`
	os.RemoveAll("dir")          // want `os\.RemoveAll waits for a file system`
	os.CreateTemp("", "x")       // want `os\.CreateTemp waits for a file system`
	filepath.Walk("dir", nil)    // want `path/filepath\.Walk|filepath\.Walk waits for a file system`
	filepath.WalkDir("d", nil)   // want `filepath\.WalkDir waits for a file system`
	filepath.Glob("*")           // want `filepath\.Glob waits for a file system`
	f.Read(nil)                  // want `\(\*os\.File\)\.Read waits for a file system`
	f.Sync()                     // want `\(\*os\.File\)\.Sync waits for a file system`
	cmd.Run()                    // want `\(\*exec\.Cmd\)\.Run waits for another process`
	cmd.Output()                 // want `\(\*exec\.Cmd\)\.Output waits for another process`
	cmd.CombinedOutput()         // want `^\(\*exec\.Cmd\)\.CombinedOutput waits for another process`
	time.Sleep(1)                // want `time\.Sleep waits for a timer`
	http.Get("url")              // want `http\.Get waits for a peer on the network`
	http.DefaultClient.Do(nil)   // want `\(\*http\.Client\)\.Do waits for a peer on the network`
	http.ListenAndServe("", nil) // want `http\.ListenAndServe does not return while the program runs`
}
