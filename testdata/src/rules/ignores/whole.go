//lint:file-ignore loopblock this file is only for demonstrations

package ignores

import "time"

//loopblock:loop
func wholeFile() {
	time.Sleep(1)
}
