package post_test

import (
	"context"
	"fmt"

	"github.com/loopblock/loopblock/offload"
	"github.com/loopblock/loopblock/offload/post"
)

// download blocks: it waits for a server.
func download(id int) (string, error) {
	if id > 3 {
		return "", fmt.Errorf("no item %d", id)
	}
	return fmt.Sprint("item ", id), nil
}

// A handler with a loop, a defer and an early return, as it was before it gave the loop away: only its calls that
// block are written differently.
func ExampleGo() {
	events := make(chan func(), 10) // the loop's
	ui := post.To(func(f func()) { events <- f })
	quit := false

	onKey := func() {
		post.Go(ui, func(ctx context.Context) {
			defer func() { quit = true }()
			for id := 1; ; id++ {
				item, err := offload.Call1(ctx, download, id)
				if err != nil {
					fmt.Println(err)
					return
				}
				fmt.Println(item)
			}
		})
		fmt.Println("handler returns")
	}

	onKey()
	for !quit {
		(<-events)()
	}
	// Output:
	// handler returns
	// item 1
	// item 2
	// item 3
	// no item 4
}

// A helper deep below the handler needs no parameter to give the loop away, and its other callers notice nothing.
func ExampleGo_helper() {
	events := make(chan func(), 10)
	ui := post.To(func(f func()) { events <- f })
	title := func(id int) string {
		item, err := offload.Call1(offload.Context(), download, id)
		if err != nil {
			return "nothing"
		}
		return item
	}

	fmt.Println("not in a coroutine:", title(1))
	quit := false
	post.Go(ui, func(ctx context.Context) {
		fmt.Println("in a coroutine:", title(2))
		quit = true
	})
	fmt.Println("the loop goes on")
	for !quit {
		(<-events)()
	}
	// Output:
	// not in a coroutine: item 1
	// the loop goes on
	// in a coroutine: item 2
}

// A loop that draws frames and takes no functions serves an Inbox. With Gio, wake is the window's Invalidate, and
// post.Frames the Inbox.
func ExampleInbox() {
	var inbox post.Inbox
	invalid := make(chan struct{}, 1)
	wake := func() {
		select {
		case invalid <- struct{}{}:
		default:
		}
	}

	text, clicked := "press the button", true
	for wake(); text != "item 3"; {
		<-invalid
		inbox.Serve(wake) // at the start of each frame
		if clicked {
			clicked = false
			post.Go(&inbox, func(ctx context.Context) {
				text = "loading"
				text, _ = offload.Call1(ctx, download, 3)
			})
		}
		fmt.Println("frame:", text)
	}
	// Output:
	// frame: loading
	// frame: item 3
}
