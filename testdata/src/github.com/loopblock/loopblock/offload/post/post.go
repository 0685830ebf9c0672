// Package post has the signatures of the real one.
package post

import "context"

type Poster interface{ Post(f func()) error }

type Func func(f func()) error

func (p Func) Post(f func()) error { return nil }

type Serial struct{}

func (s *Serial) Post(f func()) error { return nil }

type Inbox struct{}

func (b *Inbox) Post(f func()) error { return nil }
func (b *Inbox) Serve(wake func())   {}

var Frames = &Inbox{}

type Queue struct{}

func (q *Queue) Do(f func()) error    { return nil }
func (q *Queue) TryDo(f func()) error { return nil }

var ErrClosed, ErrFull error

func Cmd[M, T, R, Msg any, C ~func() Msg](f func() (T, error), k func(M, T, error) (R, C)) C {
	return nil
}
func CmdGet[M, T, R, Msg any, C ~func() Msg](f func() T, k func(M, T) (R, C)) C { return nil }
func CmdExec[M, R, Msg any, C ~func() Msg](f func(), k func(M) (R, C)) C        { return nil }
func CmdFrom[Msg any, C ~func() Msg](f func() C) C                              { return nil }
func To(post func(f func())) Poster                                             { return nil }
func NewQueue(size int) *Queue                                                  { return nil }
func Serialize(post func(f func())) *Serial                                     { return nil }
func Then[T any](p Poster, f func() (T, error), k func(T, error))               {}
func ThenGet[T any](p Poster, f func() T, k func(T))                            {}
func ThenExec(p Poster, f func(), k func())                                     {}
func Go(ui Poster, f func(ctx context.Context))                                 {}
func Limit(p Poster, n int) Poster                                              { return nil }
func Once(p Poster) Poster                                                      { return nil }
func InOrder(p Poster) Poster                                                   { return nil }
func GoInOrder(ui Poster, f func(ctx context.Context))                          {}
func GoOnce(ui Poster, f func(ctx context.Context))                             {}
