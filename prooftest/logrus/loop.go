// Package logrus has a hook that holds up who logs.
package logrus

import (
	"github.com/sirupsen/logrus"

	"github.com/loopblock/loopblock/prooftest/held"
)

// hook tells a server of every line.
type hook struct{ url string }

func (hook) Levels() []logrus.Level { return logrus.AllLevels }

func (h hook) Fire(*logrus.Entry) error {
	held.Get(h.url) // finding: network
	return nil
}
