package thresholds

// Op is how a number is compared with a limit. The zero Op is none and never
// holds. As text and in JSON it is "below", "at most", "above", "at least" or
// "equal".
type Op uint8

// The operators. Exactly 1.00 % is not below 1 %, and it is at most 1 %.
const (
	Below   Op = iota + 1 // less than the limit
	AtMost                // less than the limit or equal to it
	Above                 // greater than the limit
	AtLeast               // greater than the limit or equal to it
	Equal                 // the limit itself
)

var opNames = []string{"below", "at most", "above", "at least", "equal"}

// IsValid reports whether o is one of the five operators.
func (o Op) IsValid() bool { return o >= Below && o <= Equal }

// String returns the operator's text, and "" for the zero Op.
func (o Op) String() string { return nameOf(o, opNames) }

// MarshalText returns the operator's text. A value that is none of the constants
// is an error; the zero Op is empty.
func (o Op) MarshalText() ([]byte, error) { return marshalName(o, opNames, "operator") }

// UnmarshalText reads what MarshalText writes. Other text is an error of the class
// [metrics.ErrUnknown], and o is left as it was.
func (o *Op) UnmarshalText(text []byte) error { return unmarshalName(o, text, opNames, "operator") }

// IsUpper reports whether o bounds a number from above: the lower the number,
// the better for the rule.
func (o Op) IsUpper() bool { return o == Below || o == AtMost }

// IsLower reports whether o bounds a number from below.
func (o Op) IsLower() bool { return o == Above || o == AtLeast }

// holds reports whether a number that compares as cmp with the limit keeps it.
func (o Op) holds(cmp int) bool {
	switch o {
	case Below:
		return cmp < 0
	case AtMost:
		return cmp <= 0
	case Above:
		return cmp > 0
	case AtLeast:
		return cmp >= 0
	case Equal:
		return cmp == 0
	}
	return false
}
