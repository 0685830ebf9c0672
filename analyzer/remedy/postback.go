package remedy

// postBack runs the call off the loop and posts what follows it back.
func (s *site) postBack() ([]*change, error) { return nil, nil }
