package database

import "database/sql"

//loopblock:loop
func rename(db *sql.DB, id int, name string) error {
	_, err := db.Exec("UPDATE items SET name = ? WHERE id = ?", name, id) // want `\.Exec waits for a database`
	return err
}
