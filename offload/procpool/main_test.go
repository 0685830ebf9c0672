package procpool_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"github.com/loopblock/loopblock/offload/procpool"
)

// roleEnv makes the test binary play another program than the tests.
const roleEnv = "PROCPOOL_TEST_ROLE"

// roles are those programs that have a Main.
var roles = map[string]func(){}

func TestMain(m *testing.M) {
	role := os.Getenv(roleEnv)
	if role == "nomain" {
		playNoMain()
	}
	procpool.Main()
	if play := roles[role]; play != nil {
		play()
	}
	// Else a program under the race detector sleeps a second before it exits.
	_ = os.Setenv("GORACE", os.Getenv("GORACE")+" atexit_sleep_ms=0")
	goleak.VerifyTestMain(m)
}
