package remedy

// inPlace lets a coroutine of package offload wait where it is.
func (s *site) inPlace() ([]*change, error) {
	if s.call == nil {
		return nil, refuse("it is no call")
	}
	ctx, err := s.context()
	if err != nil {
		return nil, err
	}
	return s.forms(ctx)
}
