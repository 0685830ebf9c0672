package clientgoindex

import (
	"fmt"
	"os"

	"k8s.io/client-go/tools/cache"
)

func indexers() cache.Indexers {
	return cache.Indexers{
		"file": func(obj any) ([]string, error) {
			_, err := os.ReadFile("x") // want `os\.ReadFile waits for a file system`
			return nil, err
		},
		"name": func(obj any) ([]string, error) { return []string{fmt.Sprint(obj)}, nil },
	}
}
