package spapi

import (
	"bytes"

	"github.com/shopspring/decimal"

	"github.com/sellerperf/sellerperf/metrics"
)

// amounts keeps decimals, which are made in memory of their own: a seller has some
// hundreds of prices, and many rows. Decimals never change, so that events may share
// them.
type amounts [amountSlots]decimal.Decimal

const amountSlots = 1024

// of returns n minor units of so many places.
func (a *amounts) of(n int64, places int32) decimal.Decimal {
	slot := &a[uint64(n)%amountSlots]
	if slot.CoefficientInt64() != n || slot.Exponent() != -places {
		*slot = decimal.New(n, -places)
	}
	return *slot
}

// amount returns a cell's amount; see [decimalOf].
func (t *table) amount(col int) (decimal.Decimal, bool) {
	b := t.raw(col)
	n, places, ok := coefficient(b)
	if !ok && bytes.IndexByte(b, ',') >= 0 {
		n, places, ok = coefficient(ungrouped(b))
	}
	if !ok {
		return decimal.Decimal{}, false
	}
	if t.amounts == nil {
		t.amounts = new(amounts)
	}
	return t.amounts.of(n, places), true
}

// ungrouped writes an amount with a comma in it as one with a point: the last of point and
// comma begins the decimals, one or two, and the others group thousands. It is nil for
// what may be both: 1,234.
func ungrouped(b []byte) []byte {
	last := max(bytes.LastIndexByte(b, ','), bytes.LastIndexByte(b, '.'))
	if places := len(b) - last - 1; places < 1 || places > 2 {
		return nil
	}
	out := make([]byte, 0, len(b))
	if b[0] == '-' && last > 0 {
		b, last, out = b[1:], last-1, append(out, '-')
	}
	groups := bytes.Split(b[:last], []byte{',' + '.' - b[last]})
	for i, g := range groups {
		if len(groups) > 1 && (len(g) == 0 || len(g) > 3 || len(g) < 3 && i > 0) {
			return nil
		}
		out = append(out, g...)
	}
	return append(append(out, '.'), b[last+1:]...)
}

// decimalOf reads an amount of up to 18 digits, perhaps with a sign and decimals.
// Exponents are refused, which in other hands cost memory without end.
func decimalOf[T string | []byte](s T) (decimal.Decimal, bool) {
	n, places, ok := coefficient(s)
	if !ok {
		return decimal.Decimal{}, false
	}
	return decimal.New(n, -places), true
}

// coefficient returns an amount as a whole number and how many of its digits are
// decimals.
func coefficient[T string | []byte](s T) (n int64, places int32, ok bool) {
	i, seen, sign := 0, 0, int64(1)
	if len(s) > 0 && s[0] == '-' {
		i, sign = 1, -1
	}
	point := false
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '.' && !point:
			point = true
		case c-'0' > 9 || seen == 18:
			return 0, 0, false
		default:
			n, seen = n*10+int64(c-'0'), seen+1
			if point {
				places++
			}
		}
	}
	return sign * n, places, seen > 0
}

// money returns an amount in a currency, if it is a whole number of its minor units and
// not negative.
func moneyOf(amount decimal.Decimal, currency string) (metrics.Money, bool) {
	m := metrics.Money{Amount: amount, Currency: currency}
	if amount.Sign() < 0 {
		return m, false
	}
	if isCode(currency, 3) && -int(amount.Exponent()) <= metrics.MinorUnits(currency) {
		return m, true // no more decimals than it may have
	}
	_, err := m.Minor()
	return m, err == nil
}
