package directive

import "strings"

// closest returns the candidate that a misspelling most likely meant, or "".
func closest(got string, candidates []string) string {
	got = strings.ToLower(got)
	best, bestDistance := "", 3
	for _, want := range candidates {
		d := distance(got, want)
		if d < bestDistance && d*3 <= len(want) { // "cpu" is not "cgo"
			best, bestDistance = want, d
		}
	}
	return best
}

// distance counts the letters to insert, delete, replace or swap with a neighbour to get from a to b (the optimal
// string alignment distance). Words of very different lengths are far apart, and not worth the count.
func distance(a, b string) int {
	if n := len(a) - len(b); n > 2 || n < -2 {
		return max(n, -n)
	}
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(a)][len(b)]
}
