// Package finding decides what is reported, where, and with which chain.
//
// A finding stands at the call that leaves the package in which the loop's code was written, or at the primitive where
// that is in the package: it is what the loop's author can change. There is one a call, with its most serious class
// and its shortest chain.
package finding
