package leaf

import (
	"net/http"
	"os"

	"github.com/name5566/leaf/module"
)

func register(s *module.Skeleton) {
	s.RegisterChanRPC("login", func(args []any) {
		http.Get("url") // want `http\.Get waits for a peer on the network`
		s.Go(func() { http.Get("url") }, func() {
			os.ReadFile("x") // want `os\.ReadFile waits for a file system`
		})
	})
	s.AfterFunc(1, func() {
		os.ReadFile("x") // want `os\.ReadFile waits for a file system`
	})
}
