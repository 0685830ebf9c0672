// Package parametric: a function blocks as what it is given does, and the call decides.
package parametric

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"sort"
	"strings"
	"text/tabwriter"
	"text/template"
)

//loopblock:loop
func readAllOfBody(resp *http.Response) {
	io.ReadAll(resp.Body) // want `^http\.Response\.Body waits for a peer on the network, on an event loop: parametric\.readAllOfBody → http\.Response\.Body$`
}

//loopblock:loop
func decodeBody(resp *http.Response, v any) {
	json.NewDecoder(resp.Body).Decode(v) // want `http\.Response\.Body waits for a peer on the network`
}

//loopblock:loop
func decodeBodyInSteps(resp *http.Response, v any) {
	d := json.NewDecoder(resp.Body)
	d.UseNumber()
	for {
		if err := d.Decode(v); err != nil { // want `http\.Response\.Body waits for a peer on the network`
			return
		}
	}
}

//loopblock:loop
func decodeString(s string, v any) {
	json.NewDecoder(strings.NewReader(s)).Decode(v)
	json.NewDecoder(bytes.NewReader([]byte(s))).Decode(v)
	json.NewDecoder(bytes.NewBufferString(s)).Decode(v)
	io.ReadAll(strings.NewReader(s))
	json.Unmarshal([]byte(s), v)
}

//loopblock:loop
func encodeTo(f *os.File, c net.Conn, v any) {
	json.NewEncoder(f).Encode(v) // want `\(\*os\.File\)\.Write waits for a file system`
	json.NewEncoder(c).Encode(v) // want `\(net\.Conn\)\.Write waits for a peer on the network`
	json.NewEncoder(new(bytes.Buffer)).Encode(v)
}

//loopblock:loop
func encodeToUnknown(w io.Writer, r io.Reader, v any) {
	json.NewEncoder(w).Encode(v)
	json.NewDecoder(r).Decode(v)
	fmt.Fprintln(w, v)
	io.Copy(w, r)
}

//loopblock:loop
func printTo(f *os.File) string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%d", 1)
	var s strings.Builder
	fmt.Fprintf(&s, "%d", 1)
	fmt.Fprint(io.Discard, 1)
	fmt.Fprintf(f, "%d", 1) // want `\(\*os\.File\)\.Write waits for a file system`
	return b.String() + s.String() + fmt.Sprint(1)
}

//loopblock:loop
func standardStreams() {
	fmt.Println("to the terminal")
	fmt.Fprintln(os.Stderr, "to the terminal")
	fmt.Scanln() // want `waits for input`
}

//loopblock:loop
func scanFile(f *os.File) {
	s := bufio.NewScanner(f)
	for s.Scan() { // want `\(\*os\.File\)\.Read waits for a file system`
		_ = s.Text()
	}
}

//loopblock:loop
func scanString(text string) {
	s := bufio.NewScanner(strings.NewReader(text))
	for s.Scan() {
		_ = s.Text()
	}
	csv.NewReader(strings.NewReader(text)).ReadAll()
	xml.NewDecoder(strings.NewReader(text)).Decode(new(int))
}

//loopblock:loop
func copyToFile(f *os.File, resp *http.Response) {
	io.Copy(f, strings.NewReader("text")) // want `waits for a file system`
	io.Copy(io.Discard, resp.Body)        // want `http\.Response\.Body waits for a peer on the network`
	io.Copy(io.Discard, strings.NewReader("text"))
	io.WriteString(f, "text")               // want `waits for a file system`
	io.ReadFull(resp.Body, make([]byte, 8)) // want `http\.Response\.Body waits for a peer on the network`
}

//loopblock:loop
func wrappersInWrappers(resp *http.Response, text string) {
	r := io.LimitReader(io.TeeReader(resp.Body, io.Discard), 1<<20)
	io.ReadAll(r) // want `http\.Response\.Body waits for a peer on the network`
	q := io.LimitReader(bufio.NewReader(strings.NewReader(text)), 1<<20)
	io.ReadAll(q)
	t := io.TeeReader(strings.NewReader(text), io.Discard)
	io.ReadAll(t)
	z, _ := gzip.NewReader(strings.NewReader(text))
	io.ReadAll(z)
}

//loopblock:loop
func tablesAndTemplates(t *template.Template, f *os.File) {
	var b bytes.Buffer
	t.Execute(&b, nil)
	w := tabwriter.NewWriter(&b, 0, 8, 1, ' ', 0)
	fmt.Fprintln(w, "a\tb")
	w.Flush()
	t.Execute(f, nil) // want `waits for a file system`
}

//loopblock:loop
func comparatorRunsWhereSortDoes(names []string) {
	slices.SortFunc(names, func(a, b string) int {
		os.ReadFile(a) // want `os\.ReadFile waits for a file system`
		return strings.Compare(a, b)
	})
	slices.SortFunc(names, strings.Compare)
	sort.Slice(names, func(i, j int) bool { return names[i] < names[j] })
	strings.Map(func(r rune) rune { return r }, "text")
}

//loopblock:loop
func ownHelpers(resp *http.Response) {
	decode(resp.Body, nil)
	decode(strings.NewReader("{}"), nil)
	body(resp)
}

// The finding stands here, where the loop's author wrote the call, on account of one of the two arguments.
func decode(r io.Reader, v any) {
	json.NewDecoder(r).Decode(v) // want `: parametric\.ownHelpers → parametric\.decode → http\.Response\.Body$`
}

func body(resp *http.Response) {
	io.ReadAll(resp.Body) // want `http\.Response\.Body waits for a peer on the network`
}
