// Package analytics has the shapes of analytics that tests need.
package analytics

type Message interface{ Validate() error }

type Callback interface {
	Success(Message)
	Failure(Message, error)
}
