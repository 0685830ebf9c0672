// Package whatsmeow has the shapes of whatsmeow that tests need.
package whatsmeow

type EventHandler func(evt any)

type Client struct{}

func (cli *Client) AddEventHandler(handler EventHandler) uint32 { return 0 }

func (cli *Client) RemoveEventHandler(id uint32) bool { return false }
