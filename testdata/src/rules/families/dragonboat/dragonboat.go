package dragonboat

import (
	"net/http"
	"os"

	"github.com/lni/dragonboat/v4/statemachine"
)

type machine struct{ file *os.File }

func (m *machine) Update(e statemachine.Entry) (r statemachine.Result, err error) {
	http.Get("url") // want `http\.Get waits for a peer on the network`
	_, err = m.file.Write(e.Cmd)
	return r, err
}

func (m *machine) Lookup(any) (any, error) { return http.Get("url") }
