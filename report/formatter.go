package report

import (
	"io"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/report/internal/format"
	"github.com/sellerperf/sellerperf/thresholds"
)

// Format is a form a scorecard has on a page. The zero Format is [FormatText]. As
// text it is "text", "markdown", "csv", "json" or "html", so that a flag can hold one.
type Format uint8

// The formats.
const (
	FormatText     Format = iota // for a terminal: [Text]
	FormatMarkdown               // for a wiki, an issue or a mail: [Markdown]
	FormatCSV                    // for a spreadsheet: [CSV]
	FormatJSON                   // for programs: [JSON]
	FormatHTML                   // for a browser, a phone and a printer: [HTML]
)

// formats holds the name of each format and how it is written. Adding one means a file
// of its own, a constant and a line here.
var formats = format.Table[thresholds.Scorecard, Formatter]{
	FormatText: {Name: "text", Write: func(w io.Writer, sc thresholds.Scorecard, f Formatter) error {
		return Text(w, sc, TextOptions{Input: f.Input, Color: f.Color, Foresight: f.Foresight})
	}},
	FormatMarkdown: {Name: "markdown", Write: func(w io.Writer, sc thresholds.Scorecard, f Formatter) error {
		return Markdown(w, sc, MarkdownOptions{Input: f.Input, Level: f.Level, Foresight: f.Foresight})
	}},
	FormatCSV: {Name: "csv", Write: func(w io.Writer, sc thresholds.Scorecard, f Formatter) error {
		return CSV(w, sc, CSVOptions{Input: f.Input, NoHeader: f.NoHeader})
	}},
	FormatJSON: {Name: "json", Write: func(w io.Writer, sc thresholds.Scorecard, f Formatter) error {
		return JSON(w, sc, JSONOptions{Input: f.Input, Compact: f.Compact, Foresight: f.Foresight})
	}},
	FormatHTML: {Name: "html", Write: func(w io.Writer, sc thresholds.Scorecard, f Formatter) error {
		return HTML(w, sc, HTMLOptions{Input: f.Input, Foresight: f.Foresight, Policy: f.Policy})
	}},
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
func (f Format) MarshalText() ([]byte, error) { return formats.Marshal("report", uint8(f)) }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and f is left as it was.
func (f *Format) UnmarshalText(text []byte) error {
	i, err := formats.Parse("report", text)
	if err == nil {
		*f = Format(i)
	}
	return err
}

// Formatter writes scorecards in a format that is chosen when the program runs; one
// that knows its format calls [Text], [Markdown], [CSV], [JSON] or [HTML]. The zero value is
// ready for use and writes plain text. A format passes over the options it has no use
// for. It may be used concurrently. Use field names: it may grow.
type Formatter struct {
	// Format is what to write. Default: text.
	Format Format
	// Input says what went into the figures: a ledger's Stats. Default: it is not said.
	Input *metrics.Stats
	// Color marks the statuses of text with ANSI colours: for a terminal, and whether
	// there is one, and whether its user wants colour (NO_COLOR), the program knows.
	// Default: none.
	Color bool
	// Compact writes JSON in one line. Default: indented.
	Compact bool
	// Level is the level of Markdown's first heading, 1 to 5. Default: 1.
	Level int
	// NoHeader leaves out the first row of CSV, to append to a file that has one.
	// Default: it is there.
	NoHeader bool
	// Foresight is what there is to say besides, in text, Markdown, JSON and HTML. Default:
	// nothing.
	Foresight *Foresight
	// Policy is the policy that judged, for what it says of itself and its sources in
	// HTML. Default: only what its verdicts say of their rules.
	Policy *thresholds.Policy
}

// Write writes the scorecard, at once. The errors are those of the writer, and one of
// the class [metrics.ErrUnknown] for a format that is none.
func (f Formatter) Write(w io.Writer, sc thresholds.Scorecard) error {
	return formats.Write(w, "report", uint8(f.Format), sc, f)
}
