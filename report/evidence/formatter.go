package evidence

import (
	"io"

	"github.com/sellerperf/sellerperf/report/internal/format"
)

// Format is a form a pack has. The zero Format is FormatMarkdown. As text it is
// "markdown", "html" or "zip", so that a flag can hold one.
type Format uint8

// The formats.
const (
	FormatMarkdown Format = iota // to be written into: [Markdown]
	FormatHTML                   // for a browser and for paper: [HTML]
	FormatZIP                    // both, and all tables: [ZIP]
)

// formats holds the name of each format and how it is written. Adding one means a file
// of its own, a constant and a line here.
var formats = format.Table[*Pack, Formatter]{
	FormatMarkdown: {Name: "markdown", Write: func(w io.Writer, p *Pack, f Formatter) error {
		return Markdown(w, p, MarkdownOptions{Level: f.Level, Most: f.Most})
	}},
	FormatHTML: {Name: "html", Write: func(w io.Writer, p *Pack, f Formatter) error { return HTML(w, p, HTMLOptions{Most: f.Most}) }},
	FormatZIP:  {Name: "zip", Write: func(w io.Writer, p *Pack, f Formatter) error { return ZIP(w, p, ZIPOptions{Most: f.Most}) }},
}

// Formats returns every format, in the order of the constants. The slice is the caller's.
func Formats() []Format {
	all := make([]Format, len(formats))
	for i := range all {
		all[i] = Format(i)
	}
	return all
}

// IsValid reports whether f is one of the formats.
func (f Format) IsValid() bool { return int(f) < len(formats) }

// String returns the format's name, and "" for none.
func (f Format) String() string { return formats.Name(uint8(f)) }

// MarshalText returns the format's name. A value that is none of the constants is an
// error of the class [metrics.ErrUnknown].
func (f Format) MarshalText() ([]byte, error) { return formats.Marshal("evidence", uint8(f)) }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and f is left as it was.
func (f *Format) UnmarshalText(text []byte) error {
	i, err := formats.Parse("evidence", text)
	if err == nil {
		*f = Format(i)
	}
	return err
}

// Formatter writes packs in a format that is chosen when the program runs; one that knows
// its format calls [Markdown], [HTML] or [ZIP]. The zero value writes Markdown. It may be
// used concurrently. Use field names: it may grow.
type Formatter struct {
	// Format is what to write. Default: Markdown.
	Format Format
	// Most is how many orders of a rule the document lists. Default: 500.
	Most int
	// Level is the level of Markdown's first heading, 1 to 4. Default: 1.
	Level int
}

// Write writes the pack. The errors are those of the writer and of the ledger, and one of
// the class [metrics.ErrUnknown] for a format that is none.
func (f Formatter) Write(w io.Writer, p *Pack) error {
	return formats.Write(w, "evidence", uint8(f.Format), p, f)
}
