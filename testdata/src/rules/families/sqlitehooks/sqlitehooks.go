package sqlitehooks

import (
	"database/sql"
	"os"

	"github.com/mattn/go-sqlite3"
)

func hook(c *sqlite3.SQLiteConn, db *sql.DB, changed map[int64]bool) {
	c.RegisterUpdateHook(func(_ int, _, table string, id int64) {
		changed[id] = true
		db.Exec("delete from cache")    // want `\.Exec waits for this very loop`
		os.WriteFile("changed", nil, 0) // want `^os\.WriteFile waits for a file system`
		go db.Exec("delete from cache")
	})
}
