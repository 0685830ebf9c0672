package natshandlers

import (
	"database/sql"
	"os"

	"github.com/nats-io/nats.go"
)

func subscribe(nc *nats.Conn, db *sql.DB, work chan<- string) {
	nc.SetReconnectHandler(func(*nats.Conn) {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	})
	nc.Subscribe("x", func(m *nats.Msg) {
		db.Exec("INSERT", m.Subject) // want `\.Exec waits for a database`
		select {
		case work <- m.Subject:
		default:
		}
	})
}
