// Package bot has the shapes of disgo that tests need.
package bot

type Event any

type EventListener interface{ OnEvent(event Event) }

func NewListenerFunc[E Event](f func(e E)) EventListener { return nil }

type EventManager interface{ RemoveEventListeners(...EventListener) }

type Client struct{ EventManager EventManager }

func (c *Client) RemoveEventListeners(listeners ...EventListener) {}
