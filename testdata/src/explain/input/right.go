package input

import (
	"bufio"
	"context"
	"os"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func confirmLater(ctx context.Context) bool {
	return offload.Get(ctx, func() bool {
		answer, _ := bufio.NewReader(os.Stdin).ReadString('\n')
		return answer == "y\n"
	})
}
