package evidence

import (
	"archive/zip"
	"io"
	"time"
)

// ZIPOptions is what ZIP may be told besides. The zero value is the default. Use field
// names: it may grow.
type ZIPOptions struct {
	// Most is how many orders of a rule the documents in it list. Default: 500; the tables
	// have all.
	Most int
}

// verify says how a reader checks the hash.
const verify = `How to check this pack

In the unpacked folder

    sha256sum -c manifest.sha256    says OK for every table that is as it was
    sha256sum manifest.sha256       prints the content hash

The content hash must be the one that plan-of-action.md and plan-of-action.html name. On
macOS the command is "shasum -a 256", on Windows "certutil -hashfile FILE SHA256".

The documents are not in the manifest: the seller writes into them.
`

// written is the time of every file in the ZIP: the first that the format knows, so that
// the bytes depend on nothing but the pack.
var written = time.Date(1980, time.January, 1, 0, 0, 0, 0, time.UTC)

// ZIP writes the whole pack: the tables with their manifest, the document as Markdown and as
// HTML, and how to check the hash; names sorted, all of one time. It streams: nothing but
// the manifest is held. The errors are those of the writer and of the ledger.
func ZIP(w io.Writer, p *Pack, opt ZIPOptions) error {
	out := zip.NewWriter(w)
	add := func(name string, write func(io.Writer) error) error {
		f, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: written})
		if err != nil {
			return err
		}
		return write(f)
	}
	var m manifest
	for _, t := range p.tables() {
		if err := add(t.name, func(w io.Writer) error { return m.add(t, w) }); err != nil {
			return err
		}
	}
	for _, f := range []table{
		{manifestName, func(w io.Writer) error { _, err := w.Write(m.Bytes()); return err }},
		{"plan-of-action.html", func(w io.Writer) error { return p.html(w, m.sum(), opt.Most) }},
		{"plan-of-action.md", func(w io.Writer) error { return p.markdown(w, m.sum(), 1, opt.Most) }},
		{"verify.txt", func(w io.Writer) error { _, err := io.WriteString(w, verify); return err }},
	} {
		if err := add(f.name, f.write); err != nil {
			return err
		}
	}
	return out.Close()
}
