package evidence

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
)

// manifestName is the file whose SHA-256 is the content hash.
const manifestName = "manifest.sha256"

// Hash returns the content hash: the SHA-256 of the manifest, in hexadecimal digits. See the
// package documentation for how to compute it by other means. It writes all tables to
// nowhere, and takes as long. The errors are those of the ledger.
func (p *Pack) Hash() (string, error) {
	var m manifest
	for _, t := range p.tables() {
		if err := m.add(t, io.Discard); err != nil {
			return "", err
		}
	}
	return m.sum(), nil
}

// manifest is what the tables are hashed to.
type manifest struct{ bytes.Buffer }

// add writes a table and notes its hash.
func (m *manifest) add(t table, w io.Writer) error {
	h := sha256.New()
	if err := t.write(io.MultiWriter(h, w)); err != nil {
		return err
	}
	m.WriteString(hex.EncodeToString(h.Sum(nil)) + "  " + t.name + "\n")
	return nil
}

// sum is the content hash.
func (m *manifest) sum() string {
	sum := sha256.Sum256(m.Bytes())
	return hex.EncodeToString(sum[:])
}
