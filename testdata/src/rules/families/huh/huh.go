package huh

import (
	"errors"
	"os"

	"charm.land/huh/v2"
)

func field(i *huh.Input) *huh.Input {
	i.SuggestionsFunc(func() []string {
		os.ReadDir(".")
		return nil
	}, nil)
	return i.Validate(func(name string) error {
		if name == "" {
			return errors.New("no name")
		}
		_, err := os.ReadFile(name) // want `os\.ReadFile waits for a file system`
		return err
	})
}
