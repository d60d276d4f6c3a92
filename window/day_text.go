package window

import "time"

// noDay is how the zero Day prints; it does not parse.
const noDay = "0000-00-00"

// ParseDay reads a day of the form YYYY-MM-DD, strictly: ten bytes, digits and
// hyphens, a day that exists, in the years 1000 to 9999. Every error is a
// *ParseError of the class ErrSyntax or ErrNoSuchDay.
func ParseDay(s string) (Day, error) {
	d, err := parseDay(s)
	if err != nil {
		return Day{}, &ParseError{Type: "day", Input: s, Err: err}
	}
	return d, nil
}

// MustParseDay is ParseDay for constants in code and tests. It panics on error.
func MustParseDay(s string) Day {
	d, err := ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// parseDay returns the class of the error only.
func parseDay[T string | []byte](s T) (Day, error) {
	if len(s) != len("YYYY-MM-DD") || s[4] != '-' || s[7] != '-' {
		return Day{}, ErrSyntax
	}
	var v [3]int
	field := 0
	for i := 0; i < len(s); i++ {
		if i == 4 || i == 7 {
			field++
			continue
		}
		if s[i] < '0' || s[i] > '9' {
			return Day{}, ErrSyntax
		}
		v[field] = v[field]*10 + int(s[i]-'0')
	}
	y, m, d := v[0], time.Month(v[1]), v[2]
	if y < firstYear || m < 1 || m > 12 || d < 1 || d > monthLen(y, m) {
		return Day{}, ErrNoSuchDay
	}
	return civil(y, m, d), nil
}

// String returns d as YYYY-MM-DD, and the zero Day as "0000-00-00".
func (d Day) String() string {
	if d.n == 0 {
		return noDay
	}
	return string(d.append(make([]byte, 0, len(noDay))))
}

// AppendText appends d as YYYY-MM-DD to b, and nothing for the zero Day. The
// error is always nil.
func (d Day) AppendText(b []byte) ([]byte, error) {
	if d.n == 0 {
		return b, nil
	}
	return d.append(b), nil
}

// MarshalText returns d as YYYY-MM-DD, and empty text for the zero Day. The error
// is always nil.
func (d Day) MarshalText() ([]byte, error) {
	return d.AppendText(make([]byte, 0, len(noDay)))
}

// UnmarshalText reads what MarshalText writes: YYYY-MM-DD as ParseDay does, or
// empty text for the zero Day. On error d is left as it was.
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Day{}
		return nil
	}
	v, err := parseDay(text)
	if err != nil {
		return &ParseError{Type: "day", Input: string(text), Err: err}
	}
	*d = v
	return nil
}

// append appends a valid day as YYYY-MM-DD.
func (d Day) append(b []byte) []byte {
	y, m, day := d.YMD()
	return append(b,
		byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-',
		byte('0'+day/10), byte('0'+day%10))
}
