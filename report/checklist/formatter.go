package checklist

import (
	"io"

	"github.com/sellerperf/sellerperf/report/internal/format"
)

// Format is a form a checklist has on a page. The zero Format is FormatText. As text it
// is "text", "markdown", "html", "json" or "icalendar", so that a flag can hold one.
type Format uint8

// The formats.
const (
	FormatText      Format = iota // for a terminal: [Text]
	FormatMarkdown                // a task list for a wiki, an issue or a mail: [Markdown]
	FormatHTML                    // for a browser: [HTML]
	FormatJSON                    // for programs: [JSON]
	FormatICalendar               // the deadlines for a calendar: [ICalendar]
)

// formats holds the name of each format and how it is written. Adding one means a file
// of its own, a constant and a line here.
var formats = format.Table[Checklist, Formatter]{
	FormatText: {Name: "text", Write: func(w io.Writer, c Checklist, f Formatter) error {
		return Text(w, c, TextOptions{Color: f.Color, Most: f.Most, Days: f.Days})
	}},
	FormatMarkdown: {Name: "markdown", Write: func(w io.Writer, c Checklist, f Formatter) error {
		return Markdown(w, c, MarkdownOptions{Level: f.Level, Most: f.Most, Days: f.Days})
	}},
	FormatHTML: {Name: "html", Write: func(w io.Writer, c Checklist, f Formatter) error {
		return HTML(w, c, HTMLOptions{Most: f.Most, Days: f.Days})
	}},
	FormatJSON: {Name: "json", Write: func(w io.Writer, c Checklist, f Formatter) error {
		return JSON(w, c, JSONOptions{Compact: f.Compact})
	}},
	FormatICalendar: {Name: "icalendar", Write: func(w io.Writer, c Checklist, f Formatter) error {
		return ICalendar(w, c, CalendarOptions{Most: f.Most, Remind: f.Remind})
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
func (f Format) MarshalText() ([]byte, error) { return formats.Marshal("checklist", uint8(f)) }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and f is left as it was.
func (f *Format) UnmarshalText(text []byte) error {
	i, err := formats.Parse("checklist", text)
	if err == nil {
		*f = Format(i)
	}
	return err
}

// Formatter writes checklists in a format that is chosen when the program runs; one that
// knows its format calls [Text] and its like. The zero value writes plain text. A format
// passes over the options it has no use for. It may be used concurrently. Use field names:
// it may grow.
type Formatter struct {
	// Format is what to write. Default: text.
	Format Format
	// Color marks statuses in text. Default: none.
	Color bool
	// Most is how many ids of a task are shown to people; JSON has all. Default: 6 in text, 50
	// in Markdown and in a calendar, 200 in HTML.
	Most int
	// Days is how many days are looked ahead; JSON and a calendar have all. Default: 7.
	Days int
	// Level is the level of Markdown's first heading, 1 to 5. Default: 1.
	Level int
	// Compact writes JSON in one line. Default: indented.
	Compact bool
	// Remind is how many minutes before a deadline a calendar reminds. Default: it does
	// not.
	Remind int
}

// Write writes the checklist, at once. The errors are those of the writer, and one of
// the class [metrics.ErrUnknown] for a format that is none.
func (f Formatter) Write(w io.Writer, c Checklist) error {
	return formats.Write(w, "checklist", uint8(f.Format), c, f)
}
