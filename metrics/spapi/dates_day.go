package spapi

import (
	"bytes"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// date reads the date at the start of a text and returns what follows it.
func (c *clock) date(b []byte) (d window.Day, rest []byte, reason Reason, detail string) {
	parts, rest, ok := dateParts(b)
	if !ok {
		return d, nil, Malformed, "want a date"
	}
	if month := monthName(parts[0]); month > 0 { // Jul 14, 2025
		d, ok = civil(digits(parts[2]), month, digits(parts[1]), len(parts[2]))
	} else if month := monthName(parts[1]); month > 0 { // 14-Jul-2025
		d, ok = civil(digits(parts[2]), month, digits(parts[0]), len(parts[2]))
	} else {
		return c.numeric(parts, rest)
	}
	if !ok {
		return d, nil, Malformed, "there is no such day"
	}
	return d, rest, "", ""
}

// dateParts splits the three parts of a date off a text: 14-Jul-2025, 1/2/26,
// 2.1.26, 2026-01-02, Jul 14, 2025.
func dateParts(b []byte) (parts [3][]byte, rest []byte, ok bool) {
	for i := range parts {
		n := 0
		for n < len(b) && isWordByte(b[n]) {
			n++
		}
		if n > 0 && i == 2 { // 2026-01-02T10:00: the T is not of the day
			if t := bytes.IndexByte(b[:n], 'T'); t > 0 {
				n = t
			}
		}
		if n == 0 {
			return parts, nil, false
		}
		parts[i], b = b[:n], b[n:]
		if i == 2 {
			break
		}
		sep := 0
		for sep < len(b) && sep < 3 && (b[sep] == '-' || b[sep] == '/' || b[sep] == '.' || b[sep] == ' ' || b[sep] == ',') {
			sep++
		}
		if sep == 0 {
			return parts, nil, false
		}
		b = b[sep:]
	}
	return parts, b, true
}

func isWordByte(c byte) bool { return c-'0' < 10 || (c|0x20)-'a' < 26 }

// numeric reads a date of three numbers.
func (c *clock) numeric(parts [3][]byte, rest []byte) (window.Day, []byte, Reason, string) {
	order := c.order
	if len(parts[0]) == 4 { // 2026-01-02 has one reading anywhere
		order = YearMonthDay
	}
	if order != AnyOrder {
		d, ok := inOrder(parts, order)
		if !ok {
			return d, nil, Malformed, "no date in the order " + order.String()
		}
		return d, rest, "", ""
	}
	var only window.Day
	for order := MonthDayYear; order <= YearMonthDay; order++ {
		d, ok := inOrder(parts, order)
		switch {
		case !ok || d == only:
		case only.IsValid():
			return window.Day{}, nil, AmbiguousDate, "it may be " + only.String() + " or " + d.String() + ": give the marketplace or the order"
		default:
			only = d
		}
	}
	if !only.IsValid() {
		return only, nil, Malformed, "there is no such day"
	}
	return only, rest, "", ""
}

// inOrder reads a date of three numbers in an order.
func inOrder(parts [3][]byte, order DateOrder) (window.Day, bool) {
	day, month, year := parts[0], parts[1], parts[2]
	switch order {
	case MonthDayYear:
		day, month = month, day
	case YearMonthDay:
		day, year = year, day
	}
	if len(day) > 2 || len(month) > 2 {
		return window.Day{}, false
	}
	return civil(digits(year), digits(month), digits(day), len(year))
}

// civil returns a day. A year of two digits is of this century: Amazon's reports begin
// in 2000.
func civil(year, month, day, yearLen int) (window.Day, bool) {
	switch {
	case yearLen == 2 && year >= 0:
		year += 2000
	case yearLen != 4:
		return window.Day{}, false
	}
	if year < 0 || month < 1 || day < 1 || month > 12 || day > 31 {
		return window.Day{}, false
	}
	d := window.Date(year, time.Month(month), day)
	return d, isDate(d, month, day)
}

// monthName returns the month of an English name or its first three letters, or 0.
func monthName(b []byte) int {
	if len(b) < 3 || (b[0]|0x20)-'a' > 25 {
		return 0
	}
	for m := time.January; m <= time.December; m++ {
		name := m.String()
		if bytes.EqualFold(b, []byte(name)) || bytes.EqualFold(b, []byte(name[:3])) ||
			m == time.September && bytes.EqualFold(b, []byte("Sept")) {
			return int(m)
		}
	}
	return 0
}
