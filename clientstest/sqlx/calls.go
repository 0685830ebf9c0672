// Package sqlx calls sqlx on a loop.
package sqlx

import (
	"context"
	"database/sql"

	"github.com/jmoiron/sqlx"
)

//loopblock:loop
func blocks(ctx context.Context, db *sqlx.DB, a any) {
	_, _ = sqlx.Connect("d", "s")
	_, _ = sqlx.ConnectContext(ctx, "d", "s")
	_ = sqlx.MustConnect("d", "s")
	_ = db.Get(a, "q")
	_ = db.GetContext(ctx, a, "q")
	_ = db.Select(a, "q")
	_ = db.SelectContext(ctx, a, "q")
	_, _ = db.NamedExec("q", a)
	_, _ = db.NamedQuery("q", a)
	_, _ = db.NamedExecContext(ctx, "q", a)
	_, _ = db.Queryx("q")
	_ = db.QueryRowx("q")
	_, _ = db.Beginx()
	_, _ = db.BeginTxx(ctx, nil)
	_ = db.MustBegin()
	_ = db.MustExec("q")
	_, _ = db.Preparex("q")
	_, _ = db.PrepareNamed("q")
	_, _ = db.Connx(ctx)
	_, _ = db.Exec("q")
	_ = db.Ping()
	_ = db.QueryRow("q")
}

//loopblock:loop
func more(ctx context.Context, tx *sqlx.Tx, st *sqlx.Stmt, n *sqlx.NamedStmt, rows *sqlx.Rows, row *sqlx.Row, c *sqlx.Conn, q sqlx.Queryer, e sqlx.Ext, qc sqlx.QueryerContext, ec sqlx.ExtContext, a any) {
	_ = tx.Get(a, "q")
	_ = tx.Select(a, "q")
	_, _ = tx.NamedExec("q", a)
	_ = tx.MustExec("q")
	_, _ = tx.Queryx("q")
	_ = tx.Commit()
	_ = tx.Rollback()
	_ = st.Get(a)
	_ = st.Select(a)
	_, _ = st.Queryx()
	_ = n.Get(a, a)
	_ = n.Select(a, a)
	_, _ = n.Exec(a)
	_, _ = n.Queryx(a)
	_ = rows.Next()
	_ = row.Scan(a)
	_ = row.StructScan(a)
	_ = c.GetContext(ctx, a, "q")
	_ = sqlx.Get(q, a, "q")
	_ = sqlx.Select(q, a, "q")
	_ = sqlx.GetContext(ctx, qc, a, "q")
	_, _ = sqlx.NamedExec(e, "q", a)
	_, _ = sqlx.NamedQueryContext(ctx, ec, "q", a)
	_, _ = q.Query("q")
	_, _ = q.Queryx("q")
	_, _ = e.Exec("q")
	_, _ = ec.ExecContext(ctx, "q")
	_ = sqlx.StructScan(rows, a)
}

//loopblock:loop
func silent(db *sqlx.DB, raw *sql.DB, rows *sqlx.Rows, row *sqlx.Row, tx *sqlx.Tx, a any) {
	_, _ = sqlx.Open("d", "s")
	_ = sqlx.NewDb(raw, "d")
	_ = db.DriverName()
	_ = db.Rebind("q")
	_ = db.Unsafe()
	_, _, _ = db.BindNamed("q", a)
	_, _, _ = sqlx.In("q", 1)
	_, _, _ = sqlx.Named("q", a)
	_ = sqlx.Rebind(1, "q")
	_ = rows.StructScan(a)
	_ = rows.MapScan(nil)
	_, _ = rows.SliceScan()
	_ = rows.Err()
	_ = row.Err()
	_ = tx.Rebind("q")
	_ = tx.DriverName()
	db.MapperFunc(func(s string) string { return s })
	db.SetMaxOpenConns(1)
	_ = db.Stats()
}
