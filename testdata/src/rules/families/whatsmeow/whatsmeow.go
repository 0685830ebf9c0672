package whatsmeow

import (
	"net/http"

	"go.mau.fi/whatsmeow"
)

func once(cli *whatsmeow.Client) {
	var id uint32
	id = cli.AddEventHandler(func(evt any) {
		http.Get("url")            // want `http\.Get waits for a peer on the network`
		cli.RemoveEventHandler(id) // want `\.RemoveEventHandler waits for this very loop`
		go cli.RemoveEventHandler(id)
	})
}
