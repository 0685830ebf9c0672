package remedy

// elm makes a command of the call, whose continuation gets the current model.
func (s *site) elm() ([]*change, error) { return nil, nil }
