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
	_, _ = pgx.Connect(ctx, "")
	_, _ = pgx.ConnectConfig(ctx, nil)
	_ = c.Ping(ctx)
	_, _ = c.Exec(ctx, "")
	_, _ = c.Query(ctx, "")
	_ = c.QueryRow(ctx, "")
	_, _ = c.Prepare(ctx, "", "")
	_ = c.Deallocate(ctx, "")
	_ = c.SendBatch(ctx, &pgx.Batch{})
	_, _ = c.CopyFrom(ctx, pgx.Identifier{"t"}, nil, pgx.CopyFromRows(nil))
	_, _ = c.Begin(ctx)
	_, _ = c.BeginTx(ctx, pgx.TxOptions{})
	_, _ = c.WaitForNotification(ctx)
	_, _ = c.LoadType(ctx, "t")
	_ = c.Close(ctx)
}

//loopblock:loop
func results(ctx context.Context, rows pgx.Rows, row pgx.Row, b pgx.BatchResults, tx pgx.Tx) {
	_ = rows.Next()
	_ = row.Scan()
	_, _ = b.Exec()
	_, _ = b.Query()
	_ = b.QueryRow()
	_ = b.Close()
	_, _ = tx.Exec(ctx, "")
	_, _ = tx.Query(ctx, "")
	_ = tx.QueryRow(ctx, "")
	_, _ = tx.Begin(ctx)
	_ = tx.Commit(ctx)
	_ = tx.Rollback(ctx)
	_, _ = tx.CopyFrom(ctx, nil, nil, nil)
	_ = tx.SendBatch(ctx, nil)
	_, _ = tx.Prepare(ctx, "", "")
}

//loopblock:loop
func helpers(ctx context.Context, c *pgx.Conn, rows pgx.Rows) {
	_, _ = pgx.CollectRows(rows, pgx.RowTo[int])
	_, _ = pgx.CollectOneRow(rows, pgx.RowTo[int])
	_, _ = pgx.ForEachRow(rows, nil, func() error { return nil })
	_ = pgx.BeginFunc(ctx, c, func(pgx.Tx) error { return nil })
}

//loopblock:loop
func pool(ctx context.Context, p *pgxpool.Pool, c *pgxpool.Conn, tx *pgxpool.Tx) {
	_ = p.Ping(ctx)
	_, _ = p.Exec(ctx, "")
	_, _ = p.Query(ctx, "")
	_ = p.QueryRow(ctx, "")
	_ = p.SendBatch(ctx, &pgx.Batch{})
	_, _ = p.CopyFrom(ctx, pgx.Identifier{"t"}, nil, nil)
	_, _ = p.Begin(ctx)
	_, _ = p.BeginTx(ctx, pgx.TxOptions{})
	_, _ = p.Acquire(ctx)
	_ = p.AcquireFunc(ctx, func(*pgxpool.Conn) error { return nil })
	p.Close()
	_, _ = c.Exec(ctx, "")
	_, _ = c.Query(ctx, "")
	_ = c.QueryRow(ctx, "")
	_ = c.Ping(ctx)
	_, _ = c.Begin(ctx)
	_ = tx.Commit(ctx)
	_ = tx.Rollback(ctx)
	_, _ = tx.Exec(ctx, "")
	_, _ = tx.Query(ctx, "")
}

//loopblock:loop
func low(ctx context.Context, c *pgconn.PgConn, r *pgconn.ResultReader, m *pgconn.MultiResultReader) {
	_, _ = pgconn.Connect(ctx, "")
	_ = c.Exec(ctx, "")
	_ = c.ExecParams(ctx, "", nil, nil, nil, nil)
	_ = c.Ping(ctx)
	_ = c.CheckConn()
	_ = r.NextRow()
	_ = r.Read()
	_ = m.NextResult()
	_, _ = m.ReadAll()
	_ = c.Close(ctx)
	_ = c.WaitForNotification(ctx)
}

// setup reads the password file.
//
//loopblock:loop
func setup(ctx context.Context) {
	_, _ = pgx.ParseConfig("")
	_, _ = pgxpool.ParseConfig("")
	_, _ = pgxpool.New(ctx, "")
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
