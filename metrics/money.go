package metrics

import (
	"fmt"
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"
)

// MinorUnits returns how many decimals a currency's amounts have: 0 for the yen, 3
// for the Kuwaiti dinar, 2 for most and for a code that is not known.
//
// Source: ISO 4217:2015, list one (amendment 176), column "minor unit".
func MinorUnits(currency string) int {
	switch currency {
	case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF",
		"UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF":
		return 0
	case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND":
		return 3
	case "CLF", "UYW":
		return 4
	}
	return 2
}

// Minor returns the amount in the currency's minor units (cents), exactly: 12.34
// EUR is 1234, 500 JPY is 500. The error is ErrMissing for the zero value,
// ErrMalformed for a currency that is not three upper-case letters and for an
// amount that is not a whole number of minor units (zeros at the end do no harm),
// and ErrRange for one that an int64 does not hold.
func (m Money) Minor() (int64, error) {
	err := ErrMissing
	if !m.IsZero() {
		var n int64
		if n, err = minorOf(m.Amount, m.Currency); err == nil {
			return n, nil
		}
	}
	return 0, fmt.Errorf("metrics: amount in minor units of %q: %w", shorten(m.Currency), err)
}

// MoneyFromMinor returns the amount of n minor units of a currency, which may be
// negative. It is the inverse of [Money.Minor].
func MoneyFromMinor(n int64, currency string) Money {
	return Money{Amount: decimal.New(n, -int32(MinorUnits(currency))), Currency: currency}
}

// isCurrency reports whether s is three upper-case letters, as ISO 4217 has them.
func isCurrency(s string) bool {
	return len(s) == 3 && s[0]-'A' < 26 && s[1]-'A' < 26 && s[2]-'A' < 26
}

// minorOf returns an amount in minor units, or the bare class of what is wrong.
// Amounts of up to 18 digits, that is all in practice, take no memory.
func minorOf(d decimal.Decimal, currency string) (int64, error) {
	if !isCurrency(currency) {
		return 0, ErrMalformed
	}
	if d.Sign() == 0 {
		return 0, nil
	}
	shift := int(d.Exponent()) + MinorUnits(currency)
	digits := d.NumDigits()
	switch {
	case shift == 0 && digits <= 18: // as nearly all
		return d.CoefficientInt64(), nil
	case shift <= -digits: // less than one minor unit
		return 0, ErrMalformed
	case digits+shift > 19:
		return 0, ErrRange
	case digits > 18:
		return bigMinor(d, shift)
	}
	c := d.CoefficientInt64()
	if shift < 0 {
		p := pow10(-shift)
		if c%p != 0 {
			return 0, ErrMalformed
		}
		return c / p, nil
	}
	if hi, lo := bits.Mul64(abs64(c), uint64(pow10(shift))); hi != 0 || lo > 1<<63-1 {
		return 0, ErrRange
	}
	return c * pow10(shift), nil
}

// bigMinor is minorOf for coefficients of 19 digits and more.
func bigMinor(d decimal.Decimal, shift int) (int64, error) {
	n := d.Coefficient()
	if shift < 0 {
		rest := new(big.Int)
		n.QuoRem(n, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-shift)), nil), rest)
		if rest.Sign() != 0 {
			return 0, ErrMalformed
		}
	} else {
		n.Mul(n, big.NewInt(pow10(shift)))
	}
	if !n.IsInt64() {
		return 0, ErrRange
	}
	return n.Int64(), nil
}

// pow10 returns ten to the n, for n from 0 to 18.
func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}
