// Package post has the signatures of the real one.
package post

import "context"

type Poster interface{ Post(f func()) error }

type Func func(f func()) error

func (p Func) Post(f func()) error { panic("") }

type Serial struct{}

func (s *Serial) Post(f func()) error { panic("") }

type Inbox struct{}

func (b *Inbox) Post(f func()) error { panic("") }
func (b *Inbox) Serve(wake func())   { panic("") }

var Frames = &Inbox{}

type Queue struct{}

func (q *Queue) Do(f func()) error    { panic("") }
func (q *Queue) TryDo(f func()) error { panic("") }

var ErrClosed, ErrFull error

func Cmd[M, T, R, Msg any, C ~func() Msg](f func() (T, error), k func(M, T, error) (R, C)) C {
	panic("")
}
func CmdGet[M, T, R, Msg any, C ~func() Msg](f func() T, k func(M, T) (R, C)) C { panic("") }
func CmdExec[M, R, Msg any, C ~func() Msg](f func(), k func(M) (R, C)) C        { panic("") }
func CmdFrom[Msg any, C ~func() Msg](f func() C) C                              { panic("") }
func To(post func(f func())) Poster                                             { panic("") }
func NewQueue(size int) *Queue                                                  { panic("") }
func Serialize(post func(f func())) *Serial                                     { panic("") }
func Then[T any](p Poster, f func() (T, error), k func(T, error))               { panic("") }
func ThenGet[T any](p Poster, f func() T, k func(T))                            { panic("") }
func ThenExec(p Poster, f func(), k func())                                     { panic("") }
func Go(ui Poster, f func(ctx context.Context))                                 { panic("") }
func GoInOrder(ui Poster, f func(ctx context.Context))                          { panic("") }
func Limit(p Poster, n int) Poster                                              { panic("") }
