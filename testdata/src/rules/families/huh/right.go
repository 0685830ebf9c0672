package huh

import (
	"errors"
	"os"

	"charm.land/huh/v2"
)

func quick(i *huh.Input) *huh.Input {
	i.SuggestionsFunc(func() []string { // a command, off the loop
		os.ReadDir(".")
		return nil
	}, nil)
	return i.Validate(func(name string) error {
		if name == "" {
			return errors.New("no name")
		}
		return nil
	})
}
