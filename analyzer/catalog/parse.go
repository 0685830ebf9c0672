package catalog

// Parse reads a catalogue file. The name is for errors, each of which says where and what to write instead.
func Parse(filename string, data []byte) (*Layer, error) {
	return &Layer{name: filename}, nil
}
