package procpool

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestFramesAreReadAsWritten(t *testing.T) {
	for _, text := range []string{"", "x", strings.Repeat("long", firstChunk)} {
		raw := textFrame(kindError, text)
		f, err := readFrame(iotest.OneByteReader(bytes.NewReader(raw)))
		if err != nil || f.kind != kindError || string(f.payload) != text {
			t.Errorf("%d bytes: kind %d, %d bytes, %v", len(text), f.kind, len(f.payload), err)
		}
	}
}

func TestACutFrameIsAnUnexpectedEnd(t *testing.T) {
	raw := textFrame(kindError, "some text")
	for n := range raw {
		_, err := readFrame(bytes.NewReader(raw[:n]))
		want := io.ErrUnexpectedEOF
		if n == 0 {
			want = io.EOF
		}
		if err != want {
			t.Errorf("cut after %d bytes: %v", n, err)
		}
	}
}

func TestAWrongLengthCostsNoMemory(t *testing.T) {
	raw := textFrame(kindError, "")
	raw[7] = 0x0f // 240 MiB
	n := testing.AllocsPerRun(1, func() {
		if _, err := readFrame(bytes.NewReader(raw)); err != io.ErrUnexpectedEOF {
			t.Error(err)
		}
	})
	p, _ := readPayload(bytes.NewReader(nil), 240<<20)
	if cap(p) > 2*firstChunk || n > 10 {
		t.Errorf("%d bytes, %v allocations", cap(p), n)
	}
}

func TestTooLongAMessageIsNotSent(t *testing.T) {
	b := bytes.NewBuffer(make([]byte, headerSize+maxPayload+1))
	if _, err := seal(b, kindResult); err == nil {
		t.Error("no error")
	}
}

// FuzzFrames: whatever the stream, it ends in an error, in bounded time and
// memory, and what was read is what was there.
func FuzzFrames(f *testing.F) {
	call, _ := encodeCall("name", map[string]int{"a": 1})
	f.Add([]byte{})
	f.Add(call)
	f.Add(append(textFrame(kindHello, ""), textFrame(kindError, "text")...))
	f.Add(call[:len(call)-3])
	f.Add([]byte("hello, is this the log?\n"))
	f.Add([]byte{'p', 'P', 1, 3, 0xff, 0xff, 0xff, 0x0f, 1, 2, 3})
	f.Fuzz(func(t *testing.T, stream []byte) {
		r := bytes.NewReader(stream)
		for used := 0; ; {
			fr, err := readFrame(r)
			if err != nil {
				if err != io.EOF && err != io.ErrUnexpectedEOF && !errors.Is(err, errGarbled) {
					t.Fatalf("error of no kind: %v", err)
				}
				return
			}
			again := textFrame(fr.kind, string(fr.payload))
			if !bytes.Equal(again, stream[used:used+len(again)]) {
				t.Fatalf("read %q at %d", again, used)
			}
			used += len(again)
			openAll(fr)
		}
	})
}

// openAll reads a payload as everything that it could be; it must not panic.
func openAll(fr frame) {
	_, _ = open[map[string][]int]("f", fr)
	_, _ = open[*struct{ A, B any }]("f", fr)
	if _, arg, err := splitCall(fr.payload); err == nil {
		_, _ = decode[[]string](arg)
	}
}
