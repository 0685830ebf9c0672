// Package gopls has the test that builds gopls with loopblock in it and edits a program with it.
//
// It is a module of its own because the test wants the network, or a module cache that has gopls, and minutes.
package gopls
