// Package runtime has the shapes of Nakama's runtime that tests need.
package runtime

import (
	"context"
	"database/sql"
)

type Match interface {
	MatchInit(ctx context.Context, db *sql.DB) any
	MatchLoop(ctx context.Context, db *sql.DB, tick int64, state any) any
}
