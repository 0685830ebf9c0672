// Package classes is looked at with -enable=metadata,lock,stdio,cpu and -disable=file,tview.
package classes

import (
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"image"
	"io"
	"log"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"sync"
	"time"

	"github.com/rivo/tview"
	"golang.org/x/crypto/bcrypt"
	"golang.org/x/image/draw"
)

//loopblock:loop
func onLoop(mu *sync.Mutex, f *os.File, cmd *exec.Cmd) {
	os.ReadFile("x") // want `^os\.ReadFile makes a cheap system call`
	f.Sync()
	os.Stat("x")        // want `^os\.Stat makes a cheap system call, on an event loop`
	cmd.Start()         // want `\(\*exec\.Cmd\)\.Start makes a cheap system call`
	exec.LookPath("ls") // want `exec\.LookPath makes a cheap system call`
	f.Close()           // want `\(\*os\.File\)\.Close makes a cheap system call`
	mu.Lock()           // want `^\(\*sync\.Mutex\)\.Lock waits for a lock`
	mu.Unlock()
	log.Print("text") // want `^log\.Print writes to a terminal or a log`
	time.Sleep(1)     // want `time\.Sleep waits for a timer`
	cmd.Run()         // want `\(\*exec\.Cmd\)\.Run waits for another process`

	var wg sync.WaitGroup
	wg.Go(func() {})
	wg.Wait() // want `^goroutines that compute computes for long|^goroutines that compute`
}

func offFamily() {
	tview.NewButton("x").SetSelectedFunc(func() { time.Sleep(1) })
}

//loopblock:loop
func computes(resp *http.Response, data []byte, password string, dst draw.Image, zoom draw.Scaler) {
	regexp.MustCompile("a+").MatchString(password)    // want `^regexp\.MustCompile computes for long`
	rsa.GenerateKey(rand.Reader, 4096)                // want `^rsa\.GenerateKey computes for long`
	bcrypt.GenerateFromPassword([]byte(password), 14) // want `^bcrypt\.GenerateFromPassword computes for long`
	checked(data, password)
	image.Decode(bytes.NewReader(data)) // want `^image\.Decode computes for long`
	image.Decode(resp.Body)             // want `^http\.Response\.Body waits for a peer on the network`
	zoom.Scale(dst)                     // want `\.Scale computes for long`
	slices.ContainsFunc([]string{"a"}, valid)
	json.Unmarshal(data, &password)
	z, _ := gzip.NewReader(bytes.NewReader(data))
	io.ReadAll(z) // want `computes for long`
}

func checked(data []byte, password string) bool {
	return bcrypt.CompareHashAndPassword(data, []byte(password)) == nil // want `^bcrypt\.CompareHashAndPassword computes for long`
}

func valid(expr string) bool {
	_, err := regexp.Compile(expr) // want `^regexp\.Compile computes for long`
	return err == nil
}
