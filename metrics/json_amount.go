package metrics

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// prices keeps decimals made of late, for amounts repeat: a line's value is the
// order's total, a product has one price. Decimals do not change, so events can
// share them.
type prices [64]struct {
	amount decimal.Decimal
	minor  int64
	places int32
	known  bool
}

// get returns a number of minor units, 0 or more, as a decimal.
func (p *prices) get(minor int64, places int32) decimal.Decimal {
	e := &p[uint64(minor)%uint64(len(p))]
	if !e.known || e.minor != minor || e.places != places {
		e.amount, e.minor, e.places, e.known = decimal.New(minor, -places), minor, places, true
	}
	return e.amount
}

// parseMinor reads an amount ("12.34") as minor units of a currency. The class is
// ErrMalformed for what is no decimal or has more decimals than the currency, and
// ErrRange for one below zero or that an int64 does not hold.
func parseMinor(s, currency string) (int64, error) {
	negative := s != "" && s[0] == '-'
	if negative {
		s = s[1:]
	}
	places, ok := decimalPlaces(s)
	if !ok {
		return 0, ErrMalformed
	}
	n, missing := uint64(0), MinorUnits(currency)-places
	for i := range len(s) {
		d := s[i] - '0'
		switch {
		case d > 9: // the point
			continue
		case missing < 0 && len(s)-i <= -missing:
			if d != 0 {
				return 0, ErrMalformed // less than a minor unit
			}
		case n > (1<<63-1-uint64(d))/10:
			return 0, ErrRange
		default:
			n = n*10 + uint64(d)
		}
	}
	for ; missing > 0; missing-- {
		if n > (1<<63-1)/10 {
			return 0, ErrRange
		}
		n *= 10
	}
	if negative && n > 0 {
		return 0, ErrRange
	}
	return int64(n), nil
}

// decimalPlaces returns how many digits follow the point, and whether s is digits
// with at most one point among them, not at an end, and no needless zero in front.
func decimalPlaces(s string) (int, bool) {
	point := -1
	for i := range len(s) {
		switch {
		case s[i]-'0' <= 9:
		case s[i] == '.' && point < 0 && i > 0:
			point = i
		default:
			return 0, false
		}
	}
	whole := len(s)
	if point >= 0 {
		whole = point
	}
	if whole == 0 || point == len(s)-1 || whole > 1 && s[0] == '0' {
		return 0, false
	}
	return len(s) - whole - min(1, len(s)-whole), true
}

// appendMinor appends minor units of a currency, 0 or more, as a decimal.
func appendMinor(dst []byte, n int64, currency string) []byte {
	places := MinorUnits(currency)
	if places == 0 {
		return strconv.AppendInt(dst, n, 10)
	}
	unit := pow10(places)
	dst = strconv.AppendInt(dst, n/unit, 10)
	dst = append(dst, '.')
	for rest := n % unit; unit > 1; rest %= unit {
		unit /= 10
		dst = append(dst, byte('0'+rest/unit))
	}
	return dst
}
