package bbolt

import (
	"net/http"

	"go.etcd.io/bbolt"
)

func fetchFirst(db *bbolt.DB, store func(*bbolt.Tx, *http.Response) error) error {
	resp, err := http.Get("url")
	if err != nil {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error { return store(tx, resp) })
}
