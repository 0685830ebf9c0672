package fix

import (
	"errors"
	"fmt"
	"os"
)

// Write puts the new texts into the files.
func (p *Plan) Write() error {
	for _, f := range p.Files {
		if err := f.put(f.New); err != nil {
			return fmt.Errorf("cannot write a fix: %w", errors.Join(err, p.Undo()))
		}
	}
	return nil
}

// Undo puts the old texts back.
func (p *Plan) Undo() error {
	var err error
	for _, f := range p.Files {
		err = errors.Join(err, f.put(f.Old))
	}
	return err
}

// put writes the file in place, so that it keeps its mode.
func (f *File) put(text []byte) error {
	file, err := os.OpenFile(f.Path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	return errors.Join(err, file.Close())
}
