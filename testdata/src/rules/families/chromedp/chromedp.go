package chromedp

import (
	"context"
	"time"

	"github.com/chromedp/chromedp"
)

func listen(ctx context.Context, act chromedp.Action, seen chan<- any) {
	chromedp.ListenTarget(ctx, func(ev any) {
		chromedp.Run(ctx, act) // want `^chromedp\.Run waits for this very loop`
		act.Do(ctx)            // want `\.Do waits for this very loop`
		time.Sleep(1)          // want `^time\.Sleep waits for a timer`
		go chromedp.Run(ctx, act)
	})
}
