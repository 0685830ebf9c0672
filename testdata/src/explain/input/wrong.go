package input

import (
	"bufio"
	"os"
)

//loopblock:loop
func confirm() bool {
	answer, _ := bufio.NewReader(os.Stdin).ReadString('\n') // want `waits for input`
	return answer == "y\n"
}
