package temporalworkflow

import (
	"context"
	"net/http"
	"time"

	"go.temporal.io/sdk/workflow"
)

func Order(ctx workflow.Context, id string) (string, error) {
	time.Sleep(time.Second) // want `^time\.Sleep waits for a timer`
	workflow.SetQueryHandler(ctx, "state", func() (string, error) {
		_, err := http.Get("http://x") // want `^http\.Get waits for a peer`
		return "", err
	})
	var out string
	return out, workflow.ExecuteActivity(ctx, charge, id).Get(ctx, &out)
}

func charge(ctx context.Context, id string) error {
	_, err := http.Get("http://x/" + id)
	return err
}
