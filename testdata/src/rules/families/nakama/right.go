package nakama

import (
	"context"
	"database/sql"
	"sync/atomic"
)

// A quick match has a goroutine write, and counts in its loop what is written.
type quick struct{ written *atomic.Int64 }

func (q quick) MatchInit(ctx context.Context, db *sql.DB) any { return nil }

func (q quick) MatchLoop(ctx context.Context, db *sql.DB, tick int64, state any) any {
	if tick%100 == 0 {
		go func() {
			if _, err := db.ExecContext(ctx, "UPDATE x"); err == nil {
				q.written.Add(1)
			}
		}()
	}
	return state
}
