// Package predicate has the shapes of controller-runtime's predicates that tests need.
package predicate

type (
	CreateEvent[object any] struct{ Object object }

	TypedPredicate[object any] interface {
		Create(CreateEvent[object]) bool
	}

	TypedFuncs[object any] struct {
		CreateFunc func(CreateEvent[object]) bool
	}

	Funcs = TypedFuncs[any]
)

func NewPredicateFuncs(filter func(object any) bool) Funcs { return Funcs{} }
