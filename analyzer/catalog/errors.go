package catalog

import "fmt"

// lineError is the one form of error that a reader of a catalogue file sees.
func lineError(file string, line int, format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	if line == 0 {
		return fmt.Errorf("%s: %s", file, text) // not read from a file
	}
	return fmt.Errorf("%s:%d: %s", file, line, text)
}

// suggest returns ": did you mean "x"?" for the known word nearest to word, or, where none is near, ": " and otherwise.
func suggest(word string, known []string, otherwise string) string {
	best, distance := "", 1+max(1, len(word)/3)
	for _, k := range known {
		if d := editDistance(word, k); d < distance {
			best, distance = k, d
		}
	}
	switch {
	case best != "":
		return fmt.Sprintf(": did you mean %q?", best)
	case otherwise != "":
		return ": " + otherwise
	}
	return ""
}

// editDistance counts the letters to insert, delete or replace to turn a into b.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
