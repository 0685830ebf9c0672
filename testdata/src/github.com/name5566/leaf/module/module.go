// Package module has the shapes of Leaf that tests need.
package module

import "time"

type Skeleton struct{}

func (s *Skeleton) AfterFunc(d time.Duration, cb func()) {}

func (s *Skeleton) Go(f func(), cb func()) {}

func (s *Skeleton) RegisterChanRPC(id any, f any) {}
