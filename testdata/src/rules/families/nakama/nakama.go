package nakama

import (
	"context"
	"database/sql"
	"os"

	"github.com/heroiclabs/nakama-common/runtime"
)

type match struct{}

func (*match) MatchInit(ctx context.Context, db *sql.DB) any {
	data, _ := os.ReadFile("map")
	return data
}

func (*match) MatchLoop(ctx context.Context, db *sql.DB, tick int64, state any) any {
	db.ExecContext(ctx, "UPDATE x") // want `\.ExecContext waits for a database`
	return state
}

var _ runtime.Match = &match{}
