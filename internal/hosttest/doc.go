// Package hosttest holds the hosts of the analyzer to one another: go vet, the command, golangci-lint, gopls and the
// side-car are given the same program, and have to say the same of it.
//
// [Program] is that program, and [Findings] is what is to be found in it. [Client] is an editor, and [Session] is what
// it does with a language server: the same for gopls and the side-car. Tests of the hosts that this module can build
// are in cmd/loopblock; golangci-lint and gopls are built in modules of their own, below the folder hosttest.
package hosttest
