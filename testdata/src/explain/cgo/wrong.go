package cgo

// compress is written in C.
//
//loopblock:blocks cgo
func compress(data []byte) []byte { return data }

//loopblock:loop
func save(data []byte) []byte {
	return compress(data) // want `runs C code`
}
