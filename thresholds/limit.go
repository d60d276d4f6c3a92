package thresholds

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// Limit is an operator and the number it compares with: {Below, 0.01} is "below
// 1 %". A rate's limit is a fraction, not a percentage; a count's is a whole
// number as a rule.
//
// The zero Limit is no limit: it never holds, and IsZero says so. A valid limit is
// not negative and has at most 18 digits, so that it is an exact fraction of two
// int64. Compare limits with [Limit.Equal], not with ==. As text it is "below
// 0.01", as JSON {"op":"below","value":"0.01"}.
type Limit struct {
	Op    Op              `json:"op"`    // how to compare
	Value decimal.Decimal `json:"value"` // with what; as JSON a decimal string
}

// maxDigits bounds the digits of a limit's value, and the size of its exponent.
const maxDigits = 18

// ParseLimit reads what String writes: an operator, a space and a decimal number
// without exponent, such as "at least 0.9". The error is of the class
// [metrics.ErrMalformed], [metrics.ErrUnknown] or [metrics.ErrRange].
func ParseLimit(s string) (Limit, error) {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return Limit{}, fmt.Errorf("thresholds: limit %q: %w", s, metrics.ErrMalformed)
	}
	var l Limit
	if err := l.Op.UnmarshalText([]byte(s[:i])); err != nil {
		return Limit{}, fmt.Errorf("thresholds: limit %q: %w", s, metrics.ErrUnknown)
	}
	v, err := parseValue(s[i+1:])
	l.Value = v
	if err == nil {
		err = l.Validate()
	}
	if err != nil {
		return Limit{}, fmt.Errorf("thresholds: limit %q: %w", s, err)
	}
	return l, nil
}

// MustParseLimit is ParseLimit for constants in code and tests. It panics on error.
func MustParseLimit(s string) Limit {
	l, err := ParseLimit(s)
	if err != nil {
		panic(err)
	}
	return l
}

// parseValue reads a plain decimal number: digits, perhaps a minus before them and
// a point between two of them.
func parseValue(s string) (decimal.Decimal, error) {
	digits, point := 0, -1
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.' && point < 0 && digits > 0:
			point = i
		case r == '-' && i == 0:
		default:
			return decimal.Decimal{}, metrics.ErrMalformed
		}
	}
	if digits == 0 || point == len(s)-1 {
		return decimal.Decimal{}, metrics.ErrMalformed
	}
	if digits > 2*maxDigits {
		return decimal.Decimal{}, metrics.ErrRange
	}
	d, err := decimal.NewFromString(s)
	if err != nil {
		return decimal.Decimal{}, metrics.ErrMalformed
	}
	return d, nil
}

// IsZero reports whether l is the zero Limit, or has a zero value and no operator.
func (l Limit) IsZero() bool { return l.Op == 0 && l.Value.IsZero() }

// Equal reports whether the two limits say the same: 0.010 is 0.01.
func (l Limit) Equal(o Limit) bool { return l.Op == o.Op && l.Value.Equal(o.Value) }

// Validate returns nil, or why l is no limit: an error of the class
// [metrics.ErrMissing] without an operator, [metrics.ErrUnknown] for an operator
// that is none, [metrics.ErrRange] for a value that is negative or has more than
// 18 digits. If both are at fault, the two are joined.
func (l Limit) Validate() error {
	var opErr error
	switch {
	case l.Op == 0:
		opErr = fmt.Errorf("op: %w", metrics.ErrMissing)
	case !l.Op.IsValid():
		opErr = fmt.Errorf("op: %w", metrics.ErrUnknown)
	}
	return errors.Join(opErr, validValue(l.Value))
}

// Holds reports whether a ratio keeps the limit, exactly: in integers of 128 bits,
// nothing rounded. A ratio without data keeps none, and an invalid limit is kept
// by none. It takes nanoseconds and allocates nothing.
func (l Limit) Holds(r metrics.Ratio) bool {
	return r.HasData() && l.holds(r.Num(), r.Den())
}

// HoldsCount reports whether a count keeps the limit; see [Limit.Holds].
func (l Limit) HoldsCount(n int64) bool { return l.holds(n, 1) }

func (l Limit) holds(num, den int64) bool {
	b, ok := boundOf(l)
	return ok && b.holds(num, den)
}

// String returns the limit as ParseLimit reads it, "below 0.01", digits as given.
func (l Limit) String() string { return l.Op.String() + " " + valueText(l.Value) }

// limitJSON is a limit as it stands in JSON.
type limitJSON struct {
	Op    Op     `json:"op"`
	Value string `json:"value"`
}

// MarshalJSON returns {"op":"below","value":"0.01"}, digits as given.
func (l Limit) MarshalJSON() ([]byte, error) {
	return json.Marshal(limitJSON{l.Op, valueText(l.Value)})
}

// UnmarshalJSON reads what MarshalJSON writes, strictly: both keys and no other,
// the value a string. Every error is a [*FieldError], several of them joined. On
// error l is left as it was.
func (l *Limit) UnmarshalJSON(data []byte) error {
	var v Limit
	if err := decodeStrict(data, &v); err != nil {
		return err
	}
	*l = v
	return nil
}

// valueText prints a limit's value without reading decimal's package variables,
// all digits as given.
func valueText(d decimal.Decimal) string {
	if e := d.Exponent(); e > 2*maxDigits || e < -2*maxDigits {
		return "out of range" // not worth its digits; Validate refuses it
	}
	return d.StringFixed(max(0, -d.Exponent()))
}
