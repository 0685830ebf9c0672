// Package service has the shapes of kardianos/service that tests need.
package service

type Service interface{ Run() error }

type Interface interface {
	Start(s Service) error
	Stop(s Service) error
}
