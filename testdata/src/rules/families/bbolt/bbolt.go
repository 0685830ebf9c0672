package bbolt

import (
	"net/http"
	"os"

	"go.etcd.io/bbolt"
)

func nested(db *bbolt.DB) error { return db.Update(func(*bbolt.Tx) error { return nil }) } // want `\(\*bbolt\.DB\)\.Update waits for this very loop`

func write(db *bbolt.DB) error {
	db.View(func(*bbolt.Tx) error { return nested(db) })
	return db.Update(func(*bbolt.Tx) error {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		os.ReadFile("x")
		return nested(db)
	})
}
