package portfolio

import (
	"io"

	"github.com/sellerperf/sellerperf/report/internal/format"
)

// Format is a form a portfolio has on a page. The zero Format is FormatText. As text it is
// "text", "html", "csv" or "json", so that a flag can hold one.
type Format uint8

// The formats.
const (
	FormatText Format = iota // for a terminal: [Text]
	FormatHTML               // for a browser: [HTML]
	FormatCSV                // for a spreadsheet: [CSV]
	FormatJSON               // for programs: [JSON]
)

// formats holds the name of each format and how it is written. Adding one means a file
// of its own, a constant and a line here.
var formats = format.Table[Portfolio, Formatter]{
	FormatText: {Name: "text", Write: func(w io.Writer, p Portfolio, f Formatter) error {
		return Text(w, p, TextOptions{Color: f.Color, Most: f.Most})
	}},
	FormatHTML: {Name: "html", Write: func(w io.Writer, p Portfolio, f Formatter) error { return HTML(w, p, HTMLOptions{Title: f.Title}) }},
	FormatCSV:  {Name: "csv", Write: func(w io.Writer, p Portfolio, f Formatter) error { return CSV(w, p, CSVOptions{NoHeader: f.NoHeader}) }},
	FormatJSON: {Name: "json", Write: func(w io.Writer, p Portfolio, _ Formatter) error { return JSON(w, p) }},
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
func (f Format) MarshalText() ([]byte, error) { return formats.Marshal("portfolio", uint8(f)) }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and f is left as it was.
func (f *Format) UnmarshalText(text []byte) error {
	i, err := formats.Parse("portfolio", text)
	if err == nil {
		*f = Format(i)
	}
	return err
}

// Formatter writes portfolios in a format that is chosen when the program runs; one that
// knows its format calls [Text] and its like. The zero value writes plain text. A format
// passes over the options it has no use for. It may be used concurrently. Use field names:
// it may grow.
type Formatter struct {
	// Format is what to write. Default: text.
	Format Format
	// Color marks statuses in text. Default: none.
	Color bool
	// Most is how many accounts text has. Default: all.
	Most int
	// Title is that of HTML. Default: "Portfolio".
	Title string
	// NoHeader leaves out the first row of CSV. Default: it is there.
	NoHeader bool
}

// Write writes the portfolio. The errors are those of the writer, and one of the class
// [metrics.ErrUnknown] for a format that is none.
func (f Formatter) Write(w io.Writer, p Portfolio) error {
	return formats.Write(w, "portfolio", uint8(f.Format), p, f)
}
