// Package catalogtest holds the built-in catalogue against the packages that it is about: every name in it has to be
// there, in the kind of place that the claim says, and every glob has to stand for something.
//
// The frameworks are requirements of modules below testdata that have no Go files: newest has their newest releases,
// older has releases with names that the newest dropped. From a claim's import path follows the module, and from the
// module's folder the package. Nothing is built: the declarations are type-checked from source, without the bodies of
// functions, and without packages that no claim needs; so neither C headers nor the frameworks' own requirements
// have to be there. What the files for one operating system do not declare is looked for in those for others.
//
// What is left is written down: testdata/dropped.txt lists the names that only an older release has,
// testdata/unserved.txt the modules that no module proxy serves, with the reason, and testdata/unchecked.txt what the
// catalogue claims of those and at which version that was read. The first and the last are written by
//
//	go test -run TestClaims -update .
//
// A new family needs its framework, nothing else:
//
//	go -C testdata/newest get example.com/framework@latest
//
// To see which names the releases of today dropped, in a copy of newest that is left in an empty folder:
//
//	go test -run TestClaims . -today FOLDER
package catalogtest
