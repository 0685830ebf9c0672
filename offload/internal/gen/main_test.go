package main

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestArityIsCurrent(t *testing.T) {
	want, err := Generate()
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile("../../arity.go")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(have)); diff != "" {
		t.Errorf("arity.go is not what gen writes; run go generate ./offload (-want +have):\n%s", diff)
	}
}
