package procpool

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// kind says what a frame is for.
type kind byte

const (
	kindHello  kind = iota + 1 // worker: ready for calls; no payload
	kindCall                   // pool: name and argument
	kindResult                 // worker: the function's result
	kindError                  // worker: text of the error that the function returned
	kindFault                  // worker: text of why the function was not run, or its result not sent
	kindQuit                   // pool: exit in order; no payload
	kindEnd                    // first number that is no kind
)

const (
	frameMagic0, frameMagic1 = 'p', 'P'
	frameVersion             = 1
	headerSize               = 8

	// maxPayload keeps one message within what an int holds on every platform.
	maxPayload = 256 << 20
	// firstChunk is what a length is trusted for before any byte has come.
	firstChunk = 64 << 10
)

// errGarbled is in every error that a stream of something else than frames gives.
var errGarbled = errors.New("not a procpool frame")

// frame is one message: eight bytes of header (magic, version, kind, length of
// the payload, little-endian) and the payload.
type frame struct {
	kind    kind
	payload []byte
}

// newFrame returns a buffer that begins with room for the header, so that a
// message is built and written without being copied.
func newFrame() *bytes.Buffer {
	b := new(bytes.Buffer)
	b.Write(make([]byte, headerSize))
	return b
}

// seal fills in the header of what was built in b and returns the whole frame.
func seal(b *bytes.Buffer, k kind) ([]byte, error) {
	raw := b.Bytes()
	n := len(raw) - headerSize
	if n > maxPayload {
		return nil, fmt.Errorf("message of %d bytes, the most is %d", n, maxPayload)
	}
	raw[0], raw[1], raw[2], raw[3] = frameMagic0, frameMagic1, frameVersion, byte(k)
	binary.LittleEndian.PutUint32(raw[4:], uint32(n))
	return raw, nil
}

// textFrame is a frame whose payload is text, cut where it is too long to send.
func textFrame(k kind, text string) []byte {
	b := newFrame()
	b.WriteString(text[:min(len(text), maxPayload)])
	raw, _ := seal(b, k) // cannot be too long
	return raw
}

// readFrame reads one frame. It returns io.EOF when the stream ends between
// frames, io.ErrUnexpectedEOF when it ends inside one, and an error that wraps
// errGarbled when the bytes are no frame. A wrong length costs no memory that
// the stream does not fill.
func readFrame(r io.Reader) (frame, error) {
	var h [headerSize]byte
	if _, err := io.ReadFull(r, h[:]); err != nil {
		return frame{}, err
	}
	n := binary.LittleEndian.Uint32(h[4:])
	k := kind(h[3])
	switch {
	case h[0] != frameMagic0 || h[1] != frameMagic1 || h[2] != frameVersion:
		return frame{}, fmt.Errorf("%w: it begins %q", errGarbled, h[:])
	case k == 0 || k >= kindEnd:
		return frame{}, fmt.Errorf("%w: kind %d", errGarbled, k)
	case n > maxPayload:
		return frame{}, fmt.Errorf("%w: length %d", errGarbled, n)
	}
	p, err := readPayload(r, int(n))
	return frame{k, p}, err
}

func readPayload(r io.Reader, n int) ([]byte, error) {
	p := make([]byte, min(n, firstChunk))
	for have := 0; ; {
		m, err := io.ReadFull(r, p[have:])
		have += m
		if err == io.EOF {
			err = io.ErrUnexpectedEOF // the header promised more
		}
		if have == n || err != nil {
			return p[:have], err
		}
		p = append(p, make([]byte, min(n-have, have))...)
	}
}
