package main

import (
	"runtime/debug"
	"testing"
)

// TestReleaseOf: only what came from a module proxy can be had from one again.
func TestReleaseOf(t *testing.T) {
	for _, test := range []struct {
		main debug.Module
		ok   bool
		want string
	}{
		{debug.Module{Version: "v1.2.3", Sum: "h1:x"}, true, "v1.2.3"},
		{debug.Module{Version: "v1.2.4-0.20260101000000-abcdefabcdef"}, true, ""},
		{debug.Module{Version: "(devel)"}, true, ""},
		{debug.Module{Version: "v1.2.3", Sum: "h1:x", Replace: &debug.Module{Path: "../loopblock"}}, true, ""},
		{debug.Module{}, false, ""},
	} {
		if got := releaseOf(&debug.BuildInfo{Main: test.main}, test.ok); got != test.want {
			t.Errorf("%+v: %q, want %q", test.main, got, test.want)
		}
	}
}
