package metrics

import (
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"
)

// maxText is the longest id or text an event may carry, in bytes.
const maxText = 1024

// The bounds of an instant in Unix seconds: MinInstant and MaxInstant.
const (
	minUnix = 631238400
	maxUnix = 4733510399
)

// inBounds reports whether an instant lies in [MinInstant, MaxInstant].
func inBounds(t time.Time) bool { return uint64(t.Unix()-minUnix) <= maxUnix-minUnix }

// optional reports whether an instant is unset or in bounds.
func optional(t time.Time) bool { return t.IsZero() || inBounds(t) }

// isID reports whether s may be an id or a name: at most 1 KiB of valid UTF-8
// without control characters. Empty is allowed.
func isID(s string) bool { return s == "" || isSomeID(s) }

// isText reports whether s may be a free text: at most 1 KiB of valid UTF-8.
func isText(s string) bool { return s == "" || isSomeText(s) }

func isSomeID(s string) bool {
	if isPlain(s) {
		return len(s) <= maxText
	}
	for _, r := range s {
		if unicode.IsControl(r) {
			return false
		}
	}
	return len(s) <= maxText && utf8.ValidString(s)
}

func isSomeText(s string) bool {
	return len(s) <= maxText && (isPlain(s) || utf8.ValidString(s))
}

const (
	eachByte = 0x0101010101010101
	highBits = 0x80 * eachByte
)

// isPlain reports whether s, which is not empty, is printable ASCII. It looks at eight
// bytes at a time, the last ones twice.
func isPlain(s string) bool {
	n := len(s)
	if n < 8 {
		return isPlainShort(s)
	}
	odd := oddBytes(load8(s, n-8))
	for i := 0; i < n-8; i += 8 {
		odd |= oddBytes(load8(s, i))
	}
	return odd&highBits == 0
}

func isPlainShort(s string) bool {
	n := len(s)
	if n >= 4 {
		return oddBytes(load4(s, 0)|load4(s, n-4)<<32)&highBits == 0
	}
	return oddBytes(uint64(s[0])|uint64(s[n/2])<<8|uint64(s[n-1])<<16|0x20_20_20_20_20<<24)&highBits == 0
}

// load4 is load8 for four bytes.
func load4(s string, i int) uint64 {
	b := s[i : i+4]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24
}

// oddBytes sets the high bit of some byte if a byte of w is not printable ASCII: one
// whose high bit is set, or is after taking 0x20 off or adding 1.
func oddBytes(w uint64) uint64 { return w | (w - 0x20*eachByte) | (w + eachByte) }

// load8 returns the eight bytes of s at i, the first the lowest. The compiler makes
// it one load.
func load8(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// checkNames checks a list of ids: none empty, and not too many.
func checkNames(key string, names []string) *EventError {
	if len(names) > MaxLines {
		return badCount(key, len(names))
	}
	for i, s := range names {
		if s == "" || !isID(s) {
			return malformed(key+"["+strconv.Itoa(i)+"]", s)
		}
	}
	return nil
}

// manyLines is from where on duplicates are looked for with a map.
const manyLines = 48

// duplicate returns the index of the first of n ids that stood before, or -1.
func duplicate(n int, id func(int) string) int {
	if n > manyLines {
		seen := make(map[string]struct{}, n)
		for i := range n {
			if seen[id(i)] = struct{}{}; len(seen) == i {
				return i
			}
		}
		return -1
	}
	for i := 1; i < n; i++ {
		for j := range i {
			if id(i) == id(j) {
				return i
			}
		}
	}
	return -1
}

// checkMoney checks an amount that may be unstated.
func checkMoney(key string, m *Money) *EventError {
	switch {
	case m.Currency == "" && m.Amount.Sign() == 0:
		return nil
	case m.Currency == "":
		return missing(key + ".currency")
	case !isCurrency(m.Currency):
		err := malformed(key+".currency", m.Currency)
		err.Detail = wantCode
		return err
	}
	if err := checkAmount("amount", m.Amount, m.Currency); err != nil {
		err.Key = key + "." + err.Key
		return err
	}
	return nil
}

// checkAmount checks an amount in a currency that is well formed: not negative,
// a whole number of minor units, and an int64 of them.
func checkAmount(key string, d decimal.Decimal, currency string) *EventError {
	err := ErrRange
	if d.Sign() >= 0 {
		if _, err = minorOf(d, currency); err == nil {
			return nil
		}
	}
	return &EventError{Key: key, Value: amountText(d), Err: err}
}

// amountText returns an amount for a message, bounded whatever its exponent.
func amountText(d decimal.Decimal) string {
	if d.NumDigits() > 40 || d.Exponent() > 40 || d.Exponent() < -40 {
		return "e" + strconv.Itoa(int(d.Exponent()))
	}
	return d.StringFixed(max(0, -d.Exponent()))
}

// The faults. None keeps the event, only copies of its texts.

func missing(key string) *EventError { return &EventError{Key: key, Err: ErrMissing} }

func malformed(key, value string) *EventError {
	return &EventError{Key: key, Value: shorten(value), Err: ErrMalformed, Detail: whyMalformed(value)}
}

// whyMalformed says why a text may be neither id nor text, "" where it may be.
func whyMalformed(s string) string {
	switch {
	case len(s) > maxText:
		return "longer than " + strconv.Itoa(maxText) + " bytes"
	case !utf8.ValidString(s):
		return "not UTF-8"
	case !isID(s):
		return "a control character in it"
	}
	return ""
}

func twice(key, value string) *EventError {
	err := malformed(key, value)
	err.Detail = givenTwice
	return err
}

func badCount(key string, n int) *EventError {
	return &EventError{Key: key, Value: strconv.Itoa(n), Err: ErrRange}
}

func badEnum(key string, v uint8) *EventError { return badCount(key, int(v)) }

func badInstant(key string, t time.Time) *EventError {
	return &EventError{Key: key, Value: t.UTC().Format(time.RFC3339), Err: ErrRange}
}

// shorten cuts a text to what an error message may hold of it.
func shorten(s string) string {
	const limit = 40
	if len(s) <= limit {
		return s
	}
	n := limit
	for n > limit-utf8.UTFMax && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
