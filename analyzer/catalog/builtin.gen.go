// Code generated from families/*.yaml by go generate; DO NOT EDIT.

//go:build !loopblock_bootstrap

package catalog

var builtin []Layer
