// Package bbolt has the shapes of bbolt that tests need.
package bbolt

type DB struct{}

type Tx struct{}

func (db *DB) Update(fn func(*Tx) error) error { return nil }

func (db *DB) View(fn func(*Tx) error) error { return nil }
