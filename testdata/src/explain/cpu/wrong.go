package cpu

import "sync"

//loopblock:loop
func blur(rows [][]byte) {
	var wg sync.WaitGroup
	for _, row := range rows {
		wg.Go(func() { blurRow(row) })
	}
	wg.Wait() // want `computes for long`
}

func blurRow(row []byte) {
	for i := 1; i < len(row); i++ {
		row[i] = row[i]/2 + row[i-1]/2
	}
}
