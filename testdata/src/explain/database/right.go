package database

import (
	"context"
	"database/sql"

	"github.com/loopblock/loopblock/offload"
)

//loopblock:loop
func renameLater(ctx context.Context, db *sql.DB, id int, name string) error {
	return offload.Do(ctx, func() error {
		_, err := db.Exec("UPDATE items SET name = ? WHERE id = ?", name, id)
		return err
	})
}
