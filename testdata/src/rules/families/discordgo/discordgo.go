package discordgo

import (
	"net/http"

	"github.com/bwmarrin/discordgo"
)

func handlers(s *discordgo.Session) {
	s.SyncEvents = true
	s.AddHandler(func(s *discordgo.Session, r *discordgo.Ready) {
		http.Get("url")                         // want `http\.Get waits for a peer on the network`
		s.AddHandler(func(*discordgo.Ready) {}) // want `\.AddHandler waits for this very loop`
		go http.Get("url")
	})
}
