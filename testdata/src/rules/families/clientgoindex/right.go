package clientgoindex

import (
	"fmt"

	"k8s.io/client-go/tools/cache"
)

func byName() cache.Indexers {
	return cache.Indexers{
		"name": func(obj any) ([]string, error) { return []string{fmt.Sprint(obj)}, nil },
	}
}
