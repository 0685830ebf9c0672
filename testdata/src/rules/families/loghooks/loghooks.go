package loghooks

import (
	"net/http"
	"os"
	"time"

	"github.com/rs/zerolog"
	"github.com/sirupsen/logrus"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

type hook struct{ file *os.File }

func (h hook) Levels() []logrus.Level { return nil }

func (h hook) Fire(e *logrus.Entry) error {
	http.Get("url?" + e.Message) // want `http\.Get waits for a peer on the network`
	_, err := h.file.WriteString(e.Message)
	return err
}

var _ logrus.Hook = hook{}

var slow zerolog.HookFunc = func(*zerolog.Event, zerolog.Level, string) {
	time.Sleep(1) // want `time\.Sleep waits for a timer`
}

func ok(zapcore.Entry) error { return nil }

var _ = zap.Hooks(ok, func(zapcore.Entry) error {
	_, err := http.Get("url") // want `http\.Get waits for a peer on the network`
	return err
})
