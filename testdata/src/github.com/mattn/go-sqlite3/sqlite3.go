// Package sqlite3 has the shapes of the SQLite driver that tests need.
package sqlite3

type SQLiteConn struct{}

func (c *SQLiteConn) RegisterUpdateHook(callback func(int, string, string, int64)) {}
