// Package pgx calls pgx on a loop.
package pgx

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/jackc/pgx/v5/pgxpool"
)

//loopblock:loop
func conn(ctx context.Context, c *pgx.Conn) {
	_, _ = pgx.Connect(ctx, "")                                             // want database listed
	_, _ = pgx.ConnectConfig(ctx, nil)                                      // want database listed
	_ = c.Ping(ctx)                                                         // want database listed
	_, _ = c.Exec(ctx, "")                                                  // want database listed
	_, _ = c.Query(ctx, "")                                                 // want database listed
	_ = c.QueryRow(ctx, "")                                                 // want database listed
	_, _ = c.Prepare(ctx, "", "")                                           // want database listed
	_ = c.Deallocate(ctx, "")                                               // want database listed
	_ = c.SendBatch(ctx, &pgx.Batch{})                                      // want database listed
	_, _ = c.CopyFrom(ctx, pgx.Identifier{"t"}, nil, pgx.CopyFromRows(nil)) // want database listed
	_, _ = c.Begin(ctx)                                                     // want database listed
	_, _ = c.BeginTx(ctx, pgx.TxOptions{})                                  // want database listed
	_, _ = c.WaitForNotification(ctx)                                       // want database listed
	_, _ = c.LoadType(ctx, "t")                                             // want database listed
	_ = c.Close(ctx)                                                        // want database listed
}

//loopblock:loop
func results(ctx context.Context, rows pgx.Rows, row pgx.Row, b pgx.BatchResults, tx pgx.Tx) {
	_ = rows.Next()                        // want database listed
	_ = row.Scan()                         // want database listed
	_, _ = b.Exec()                        // want database listed
	_, _ = b.Query()                       // want database listed
	_ = b.QueryRow()                       // want database listed
	_ = b.Close()                          // want database listed
	_, _ = tx.Exec(ctx, "")                // want database listed
	_, _ = tx.Query(ctx, "")               // want database listed
	_ = tx.QueryRow(ctx, "")               // want database listed
	_, _ = tx.Begin(ctx)                   // want database listed
	_ = tx.Commit(ctx)                     // want database listed
	_ = tx.Rollback(ctx)                   // want database listed
	_, _ = tx.CopyFrom(ctx, nil, nil, nil) // want database listed
	_ = tx.SendBatch(ctx, nil)             // want database listed
	_, _ = tx.Prepare(ctx, "", "")         // want database listed
}

//loopblock:loop
func helpers(ctx context.Context, c *pgx.Conn, rows pgx.Rows) {
	_, _ = pgx.CollectRows(rows, pgx.RowTo[int])                  // want database listed
	_, _ = pgx.CollectOneRow(rows, pgx.RowTo[int])                // want database listed
	_, _ = pgx.ForEachRow(rows, nil, func() error { return nil }) // want database listed
	_ = pgx.BeginFunc(ctx, c, func(pgx.Tx) error { return nil })  // want database listed
}

//loopblock:loop
func pool(ctx context.Context, p *pgxpool.Pool, c *pgxpool.Conn, tx *pgxpool.Tx) {
	_ = p.Ping(ctx)                                                  // want database listed
	_, _ = p.Exec(ctx, "")                                           // want database listed
	_, _ = p.Query(ctx, "")                                          // want database listed
	_ = p.QueryRow(ctx, "")                                          // want database listed
	_ = p.SendBatch(ctx, &pgx.Batch{})                               // want database listed
	_, _ = p.CopyFrom(ctx, pgx.Identifier{"t"}, nil, nil)            // want database listed
	_, _ = p.Begin(ctx)                                              // want database listed
	_, _ = p.BeginTx(ctx, pgx.TxOptions{})                           // want database listed
	_, _ = p.Acquire(ctx)                                            // want database listed
	_ = p.AcquireFunc(ctx, func(*pgxpool.Conn) error { return nil }) // want database listed
	p.Close()                                                        // want database listed
	_, _ = c.Exec(ctx, "")                                           // want database listed
	_, _ = c.Query(ctx, "")                                          // want database listed
	_ = c.QueryRow(ctx, "")                                          // want database listed
	_ = c.Ping(ctx)                                                  // want database listed
	_, _ = c.Begin(ctx)                                              // want database listed
	_ = tx.Commit(ctx)                                               // want database listed
	_ = tx.Rollback(ctx)                                             // want database listed
	_, _ = tx.Exec(ctx, "")                                          // want database listed
	_, _ = tx.Query(ctx, "")                                         // want database listed
}

//loopblock:loop
func low(ctx context.Context, c *pgconn.PgConn, r *pgconn.ResultReader, m *pgconn.MultiResultReader) {
	_, _ = pgconn.Connect(ctx, "")                // want database listed
	_ = c.Exec(ctx, "")                           // want database listed
	_ = c.ExecParams(ctx, "", nil, nil, nil, nil) // want database listed
	_ = c.Ping(ctx)                               // want database listed
	_ = c.CheckConn()                             // want database listed
	_ = r.NextRow()                               // want database listed
	_ = r.Read()                                  // want database listed
	_ = m.NextResult()                            // want database listed
	_, _ = m.ReadAll()                            // want database listed
	_ = c.Close(ctx)                              // want database listed
	_ = c.WaitForNotification(ctx)                // want database listed
}

// setup reads the password file.
//
//loopblock:loop
func setup(ctx context.Context) {
	_, _ = pgx.ParseConfig("")     // want file inferred
	_, _ = pgxpool.ParseConfig("") // want file inferred
	_, _ = pgxpool.New(ctx, "")    // want file inferred
}

//loopblock:loop
func silent(ctx context.Context, c *pgx.Conn, rows pgx.Rows, tag pgconn.CommandTag, p *pgxpool.Pool) {
	_, _ = pgxpool.NewWithConfig(ctx, nil)
	b := &pgx.Batch{}
	_ = b.Queue("")
	_ = b.Len()
	_ = c.Config()
	_ = c.IsClosed()
	_ = c.TypeMap()
	_ = c.PgConn()
	_ = rows.Err()
	_ = rows.FieldDescriptions()
	_ = rows.CommandTag()
	_ = rows.Scan()
	_, _ = rows.Values()
	_ = rows.RawValues()
	_ = tag.RowsAffected()
	_ = tag.String()
	_ = p.Stat()
	_ = p.Config()
	_ = pgx.Identifier{"a"}.Sanitize()
	_ = pgx.CopyFromRows(nil)
	_ = pgtype.NewMap()
	var t pgtype.Text
	_ = t.Scan("x")
	_, _ = t.Value()
}
