package temporalworkflow

import (
	"context"
	"net/http"

	"go.temporal.io/sdk/workflow"
)

func Charge(ctx workflow.Context, id string) (ok bool, err error) {
	err = workflow.ExecuteActivity(ctx, Post, id).Get(ctx, &ok)
	return ok, err
}

// Post is an activity: it may do anything.
func Post(ctx context.Context, id string) (bool, error) {
	_, err := http.Get("http://x/" + id)
	return err == nil, err
}
