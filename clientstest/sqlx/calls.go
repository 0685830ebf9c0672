// Package sqlx calls sqlx on a loop.
package sqlx

import (
	"context"
	"database/sql"

	"github.com/jmoiron/sqlx"
)

//loopblock:loop
func blocks(ctx context.Context, db *sqlx.DB, a any) {
	_, _ = sqlx.Connect("d", "s")             // want database inferred
	_, _ = sqlx.ConnectContext(ctx, "d", "s") // want database inferred
	_ = sqlx.MustConnect("d", "s")            // want database inferred
	_ = db.Get(a, "q")                        // want database listed
	_ = db.GetContext(ctx, a, "q")            // want database listed
	_ = db.Select(a, "q")                     // want database listed
	_ = db.SelectContext(ctx, a, "q")         // want database listed
	_, _ = db.NamedExec("q", a)               // want database listed
	_, _ = db.NamedQuery("q", a)              // want database listed
	_, _ = db.NamedExecContext(ctx, "q", a)   // want database listed
	_, _ = db.Queryx("q")                     // want database inferred
	_ = db.QueryRowx("q")                     // want database inferred
	_, _ = db.Beginx()                        // want database inferred
	_, _ = db.BeginTxx(ctx, nil)              // want database inferred
	_ = db.MustBegin()                        // want database inferred
	_ = db.MustExec("q")                      // want database listed
	_, _ = db.Preparex("q")                   // want database listed
	_, _ = db.PrepareNamed("q")               // want database listed
	_, _ = db.Connx(ctx)                      // want database inferred
	_, _ = db.Exec("q")                       // want database inferred
	_ = db.Ping()                             // want database inferred
	_ = db.QueryRow("q")                      // want database inferred
}

//loopblock:loop
func more(ctx context.Context, tx *sqlx.Tx, st *sqlx.Stmt, n *sqlx.NamedStmt, rows *sqlx.Rows, row *sqlx.Row, c *sqlx.Conn, q sqlx.Queryer, e sqlx.Ext, qc sqlx.QueryerContext, ec sqlx.ExtContext, a any) {
	_ = tx.Get(a, "q")                             // want database listed
	_ = tx.Select(a, "q")                          // want database listed
	_, _ = tx.NamedExec("q", a)                    // want database listed
	_ = tx.MustExec("q")                           // want database listed
	_, _ = tx.Queryx("q")                          // want database inferred
	_ = tx.Commit()                                // want database inferred
	_ = tx.Rollback()                              // want database inferred
	_ = st.Get(a)                                  // want database listed
	_ = st.Select(a)                               // want database listed
	_, _ = st.Queryx()                             // want database inferred
	_ = n.Get(a, a)                                // want database inferred
	_ = n.Select(a, a)                             // want database inferred
	_, _ = n.Exec(a)                               // want database inferred
	_, _ = n.Queryx(a)                             // want database inferred
	_ = rows.Next()                                // want database inferred
	_ = row.Scan(a)                                // want database inferred
	_ = row.StructScan(a)                          // want database inferred
	_ = c.GetContext(ctx, a, "q")                  // want database listed
	_ = sqlx.Get(q, a, "q")                        // want database listed
	_ = sqlx.Select(q, a, "q")                     // want database listed
	_ = sqlx.GetContext(ctx, qc, a, "q")           // want database listed
	_, _ = sqlx.NamedExec(e, "q", a)               // want database listed
	_, _ = sqlx.NamedQueryContext(ctx, ec, "q", a) // want database listed
	_, _ = q.Query("q")                            // want database listed
	_, _ = q.Queryx("q")                           // want database listed
	_, _ = e.Exec("q")                             // want database listed
	_, _ = ec.ExecContext(ctx, "q")                // want database listed
	_ = sqlx.StructScan(rows, a)                   // want database inferred
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
