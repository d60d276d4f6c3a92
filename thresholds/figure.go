package thresholds

// Figure is which number of a tally is meant. The zero Figure is the metric's own
// number: hits over total, or a count's hits. As text it is "hits" or "total".
type Figure uint8

// The figures besides the metric's own number.
const (
	Hits  Figure = iota + 1 // the hits alone
	Total                   // the total alone
)

var figureNames = []string{"hits", "total"}

// IsValid reports whether f is the zero Figure or one of the constants.
func (f Figure) IsValid() bool { return f <= Total }

// String returns the figure's text, and "" for the zero Figure.
func (f Figure) String() string { return nameOf(f, figureNames) }

// MarshalText returns the figure's text. A value that is none of the constants is an
// error; the zero Figure is empty.
func (f Figure) MarshalText() ([]byte, error) { return marshalName(f, figureNames, "figure") }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and f is left as it was.
func (f *Figure) UnmarshalText(text []byte) error {
	return unmarshalName(f, text, figureNames, "figure")
}
