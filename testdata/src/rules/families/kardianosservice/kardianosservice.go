package kardianosservice

import (
	"net/http"
	"os"

	"github.com/kardianos/service"
)

type program struct{}

func (*program) Start(service.Service) error {
	if _, err := os.ReadFile("config"); err != nil {
		return err
	}
	go http.ListenAndServe(":0", nil)
	return http.ListenAndServe(":0", nil) // want `^http\.ListenAndServe does not return while the program runs`
}

func (*program) Stop(service.Service) error { return nil }
