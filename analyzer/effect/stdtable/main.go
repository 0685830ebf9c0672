// Command stdtable writes the table of the standard library's effects: it runs the effect engine over the source of
// every package of the running toolchain's standard library.
package main

import (
	"flag"
	"log"
	"os"

	"github.com/loopblock/loopblock/analyzer/effect/internal/stdgen"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("stdtable: ")
	out := flag.String("o", "std.txt", "file to write the table to")
	flag.Parse()
	text, err := stdgen.Generate()
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(*out, text, 0o644); err != nil {
		log.Fatal(err)
	}
}
