// Package certmagic has the shapes of CertMagic that tests need.
package certmagic

import (
	"context"
	"crypto/tls"
)

type Manager interface {
	GetCertificate(context.Context, *tls.ClientHelloInfo) (*tls.Certificate, error)
}

type Config struct {
	OnEvent func(ctx context.Context, event string, data map[string]any) error
}
