package catalog

import (
	"fmt"
	"strings"
)

// A Claim is one row with its braces written out, for who holds the catalogue against the packages that it is about.
type Claim struct {
	Family   *Family
	File     string    // where it is said
	Kind     ClaimKind // what is said
	Packages []string  // normalised import paths, with globs; what is said holds in each that has the name
	Recv     string    // a type, with globs; "" where Name is declared in the package itself
	Name     string    // a function, method, type, field or variable, with globs
	Param    int       // for parameters; -1 where there is none
	Class    Class     // for Blocks, Holds and Awaits
}

// A ClaimKind says what a claim is about, as the keys of the format do.
type ClaimKind string

// The kinds of claim.
const (
	ClaimBlocks    ClaimKind = "blocks"    // a function
	ClaimCut       ClaimKind = "cuts"      // a function
	ClaimLogs      ClaimKind = "logs"      // a function
	ClaimForbidden ClaimKind = "forbidden" // a function
	ClaimEnds      ClaimKind = "ends"      // a function
	ClaimSuspends  ClaimKind = "suspends"  // a function
	ClaimResumes   ClaimKind = "resumes"   // a function
	ClaimDismisses ClaimKind = "dismisses" // a function
	ClaimFocuses   ClaimKind = "focuses"   // a function
	ClaimHolds     ClaimKind = "holds"     // a field or package variable
	ClaimMethod    ClaimKind = "method"    // a method of an interface
	ClaimParam     ClaimKind = "param"     // a parameter
	ClaimField     ClaimKind = "field"     // a field
	ClaimType      ClaimKind = "type"      // a func type
	ClaimResult    ClaimKind = "result"    // a function that returns a function
	ClaimOff       ClaimKind = "off"       // a parameter
	ClaimOn        ClaimKind = "on"        // a parameter
	ClaimInline    ClaimKind = "inline"    // a parameter
	ClaimAwaits    ClaimKind = "awaits"    // a function
	ClaimOffType   ClaimKind = "types"     // a func type
	ClaimDrop      ClaimKind = "drop"      // anything
	ClaimSignature ClaimKind = "signature" // a type in the shape of a function
)

var claimKinds = [...]ClaimKind{
	kindBlocks: ClaimBlocks, kindCut: ClaimCut, kindLog: ClaimLogs, kindForbidden: ClaimForbidden, kindHolds: ClaimHolds,
	kindMethod: ClaimMethod, kindParam: ClaimParam, kindField: ClaimField, kindType: ClaimType, kindResult: ClaimResult,
	kindSinkOff: ClaimOff, kindSinkOn: ClaimOn, kindOffType: ClaimOffType, kindDrop: ClaimDrop,
	kindEnds: ClaimEnds, kindSuspends: ClaimSuspends, kindResumes: ClaimResumes, kindDismisses: ClaimDismisses, kindFocuses: ClaimFocuses, kindInline: ClaimInline, kindAwaits: ClaimAwaits,
}

// Claims lists every row of every layer, in the order of the files. Of a signature it lists the types that it names.
func (c *Catalog) Claims() []Claim {
	var out []Claim
	for _, l := range c.layers {
		for i := range l.families {
			def := &l.families[i]
			base := Claim{Family: c.byName[def.family.Name], File: l.name}
			out = appendRows(out, base, def)
			out = appendSignatures(out, base, def)
		}
	}
	return out
}

func appendRows(out []Claim, base Claim, def *familyDef) []Claim {
	for i := range def.rows {
		r := &def.rows[i]
		cl := base
		cl.Kind, cl.Packages = claimKinds[r.kind], def.packages[r.pkg].paths
		cl.Recv, cl.Name, cl.Param, cl.Class = r.recv, r.name, int(r.param), r.class
		out = append(out, cl)
	}
	return out
}

func appendSignatures(out []Claim, base Claim, def *familyDef) []Claim {
	for _, s := range def.sigs {
		for _, list := range [][]string{s.params, s.results} {
			for _, t := range list {
				pkg, name, ok := cutLast(strings.TrimLeft(t, "*[]"), ".")
				if !ok || pkg == ".." {
					continue // a predeclared type, any type, or any further parameters
				}
				cl := base
				cl.Kind, cl.Packages, cl.Name, cl.Param = ClaimSignature, []string{pkg}, name, -1
				out = append(out, cl)
			}
		}
	}
	return out
}

// AboutPackage reports whether the claim is about the package with this import path.
func (cl Claim) AboutPackage(path string) bool {
	path = NormPath(path)
	for _, p := range cl.Packages {
		if MatchPath(p, path) {
			return true
		}
	}
	return false
}

// About reports whether the claim is about a name in its packages: a type and a method or field of it, or "" and what
// the package itself declares.
func (cl Claim) About(recv, name string) bool {
	return (cl.Recv == "") == (recv == "") && match(cl.Recv, recv) && match(cl.Name, name)
}

// MatchPath reports whether a normalised import path is one that the pattern, a normalised path with globs, stands for.
func MatchPath(pattern, path string) bool {
	if !strings.Contains(pattern, "*") {
		return pattern == path
	}
	return matchPath(pattern, path)
}

// String is the claim as the format writes it, with the first of its import paths: "param (example.com/ui.*).Set*Func 0".
func (cl Claim) String() string {
	text := cl.Packages[0] + "." + cl.Name
	if cl.Recv != "" {
		text = "(" + cl.Packages[0] + "." + cl.Recv + ")." + cl.Name
	}
	if cl.Param >= 0 {
		text += fmt.Sprintf(" %d", cl.Param)
	}
	return string(cl.Kind) + " " + text
}
