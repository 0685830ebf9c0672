package certmagic

import (
	"context"
	"crypto/tls"
	"net/http"

	"github.com/caddyserver/certmagic"
)

var _ certmagic.Manager = (*manager)(nil)

type manager struct{ cert *tls.Certificate }

func (m *manager) GetCertificate(context.Context, *tls.ClientHelloInfo) (*tls.Certificate, error) {
	http.Get("http://x") // want `^http\.Get waits for a peer`
	return m.cert, nil
}

var config = certmagic.Config{OnEvent: func(ctx context.Context, event string, data map[string]any) error {
	_, err := http.Get("http://x") // want `^http\.Get waits for a peer`
	go http.Get("http://x")
	return err
}}
