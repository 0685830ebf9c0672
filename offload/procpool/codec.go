package procpool

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"fmt"
	"reflect"
)

// box makes any T a struct, so that gob takes a nil pointer, a nil interface
// and a zero value like every other value.
type box[T any] struct{ V T }

// empty reports whether T has nothing to send. Gob refuses such types, yet
// struct{} is the natural argument of a function that takes none.
func empty[T any]() bool {
	t := reflect.TypeFor[T]()
	return t.Kind() == reflect.Struct && t.NumField() == 0
}

func encode[T any](b *bytes.Buffer, v T) error {
	if empty[T]() {
		return nil
	}
	return gob.NewEncoder(b).Encode(box[T]{v})
}

func decode[T any](p []byte) (T, error) {
	var v box[T]
	if empty[T]() {
		return v.V, nil
	}
	err := gob.NewDecoder(bytes.NewReader(p)).Decode(&v)
	return v.V, err
}

// encodeCall builds the frame that asks for name(in).
func encodeCall[In any](name string, in In) ([]byte, error) {
	b := newFrame()
	b.Write(binary.AppendUvarint(nil, uint64(len(name))))
	b.WriteString(name)
	if err := encode(b, in); err != nil {
		return nil, err
	}
	return seal(b, kindCall)
}

// splitCall takes the payload of a call apart.
func splitCall(p []byte) (name string, arg []byte, err error) {
	n, used := binary.Uvarint(p)
	if used <= 0 || n > uint64(len(p)-used) {
		return "", nil, fmt.Errorf("%w: a call without a name", errGarbled)
	}
	p = p[used:]
	return string(p[:n]), p[n:], nil
}
