package spapi

import (
	"bytes"
	"fmt"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// DateOrder is the order in which a numeric date names day, month and year.
type DateOrder uint8

// The orders. AnyOrder takes a date only if it has one reading.
const (
	AnyOrder     DateOrder = iota
	MonthDayYear           // 1/31/26
	DayMonthYear           // 31/1/26, 31.1.26
	YearMonthDay           // 26/1/31
)

// String returns "any", "mdy", "dmy" or "ymd".
func (o DateOrder) String() string {
	return [...]string{"any", "mdy", "dmy", "ymd"}[min(o, YearMonthDay)]
}

// ParseDateOrder returns the order of a word of String.
func ParseDateOrder(word string) (DateOrder, error) {
	for o := AnyOrder; o <= YearMonthDay; o++ {
		if o.String() == word {
			return o, nil
		}
	}
	return AnyOrder, fmt.Errorf("spapi: date order %s: there is any, mdy, dmy, ymd", quoted(word))
}

// A moment is an instant, or a day where no more was said.
type moment struct {
	at  time.Time  // zero if only the day is known
	day window.Day // the zero Day if the instant is known
}

// known reports whether it is one at all.
func (m moment) known() bool { return !m.at.IsZero() || m.day.IsValid() }

// instant returns when it was. A day stands for its noon in UTC, which is of the same
// day in every zone there is a marketplace in.
func (m moment) instant() time.Time {
	if !m.day.IsValid() {
		return m.at
	}
	return time.Unix(int64(m.day.Unix())*86400+43200, 0).UTC()
}

// clock reads dates and times of a document.
type clock struct {
	days  [4]dayMemo // of instants, by the last digit of their day
	text  []byte     // the last text that was a day and no more
	last  window.Day // likewise
	order DateOrder
	zone  *time.Location // of times without one; nil: they are refused
}

// parse reads a moment. The reason is empty, or says what is wrong, with a detail.
func (c *clock) parse(b []byte) (moment, Reason, string) {
	if at, ok := c.instant(b); ok {
		return moment{at: at}, "", ""
	}
	if c.last.IsValid() && bytes.Equal(b, c.text) {
		return moment{day: c.last}, "", ""
	}
	d, rest, reason, detail := c.date(b)
	if reason != "" {
		return moment{}, reason, detail
	}
	if len(rest) == 0 {
		c.text, c.last = append(c.text[:0], b...), d
		return moment{day: d}, "", ""
	}
	return c.timeOfDay(d, rest)
}

// end returns the last second of a moment that is a deadline: of a day, its end in the
// zone. The reason is NoZone where there is none.
func (c *clock) end(m moment) (time.Time, Reason) {
	switch {
	case !m.day.IsValid():
		return m.at, ""
	case c.zone == nil:
		return time.Time{}, NoZone
	}
	return m.day.End(c.zone).UTC(), ""
}

// A dayMemo is a day that was read: documents have many instants of few days.
type dayMemo struct {
	text [10]byte
	unix int64
}

// day reads 2026-11-22, in days from 1970-01-01.
func (c *clock) day(b []byte) (int64, bool) {
	m := &c.days[b[9]&3]
	if string(m.text[:]) == string(b) {
		return m.unix, true
	}
	year, month, day := digits(b[0:4]), digits(b[5:7]), digits(b[8:10])
	if min(year, month, day) < 0 {
		return 0, false
	}
	d := window.Date(year, time.Month(month), day)
	if !isDate(d, month, day) {
		return 0, false
	}
	m.unix = int64(d.Unix())
	copy(m.text[:], b)
	return m.unix, true
}

// instant reads RFC 3339 with or without seconds and fraction, which is what nearly all
// documents have.
func (c *clock) instant(b []byte) (time.Time, bool) {
	if len(b) < 17 || b[4] != '-' || b[7] != '-' || b[10] != 'T' && b[10] != ' ' || b[13] != ':' {
		return time.Time{}, false
	}
	hour, minute := twoDigits(b[11:13]), twoDigits(b[14:16])
	second, rest := 0, b[16:]
	if rest[0] == ':' {
		if len(rest) < 4 {
			return time.Time{}, false
		}
		second, rest = twoDigits(rest[1:3]), fraction(rest[3:])
	}
	if min(hour, minute, second) < 0 || hour > 23 || minute > 59 || second > 60 {
		return time.Time{}, false
	}
	offset, ok := zoneOffset(rest)
	if !ok {
		return time.Time{}, false
	}
	day, ok := c.day(b[:10])
	if !ok {
		return time.Time{}, false
	}
	return time.Unix(day*86400+int64(hour*3600+minute*60+second-offset), 0).UTC(), true
}

// isDate reports whether a day of a month is the one that was written: 30 February is
// not.
func isDate(d window.Day, month, day int) bool {
	if day > 28 || uint(month-1) > 11 || day < 1 {
		_, m, n := d.YMD()
		return d.IsValid() && int(m) == month && n == day
	}
	return d.IsValid()
}

// fraction drops a fraction of a second.
func fraction(b []byte) []byte {
	if len(b) == 0 || b[0] != '.' && b[0] != ',' {
		return b
	}
	for b = b[1:]; len(b) > 0 && b[0]-'0' < 10; {
		b = b[1:]
	}
	return b
}

// zoneOffset reads Z, UTC, GMT, +hh:mm, +hhmm or +hh, in seconds east.
func zoneOffset(b []byte) (int, bool) {
	if string(b) == "+00:00" || string(b) == "Z" {
		return 0, true
	}
	b = bytes.TrimSpace(b)
	if len(b) == 0 {
		return 0, false
	}
	if b[0] != '+' && b[0] != '-' {
		o, ok := zoneNames(string(b))
		return o * 3600, ok
	}
	sign := 1
	if b[0] == '-' {
		sign = -1
	}
	h, m := -1, 0
	switch {
	case len(b) == 6 && b[3] == ':':
		h, m = digits(b[1:3]), digits(b[4:6])
	case len(b) == 5:
		h, m = digits(b[1:3]), digits(b[3:5])
	case len(b) == 3:
		h = digits(b[1:3])
	}
	if h < 0 || m < 0 || h > 15 || m > 59 {
		return 0, false
	}
	return sign * (h*3600 + m*60), true
}

// zoneNames returns the offset in hours of the names seen in Amazon's exports. Names
// that stand for different zones (IST, CST, BST) are none of them.
func zoneNames(s string) (int, bool) {
	switch s {
	case "Z", "z", "UTC", "GMT", "utc", "gmt":
		return 0, true
	case "PST":
		return -8, true
	case "PDT":
		return -7, true
	case "JST":
		return 9, true
	case "CET", "MEZ":
		return 1, true
	case "CEST", "MESZ":
		return 2, true
	}
	return 0, false
}

// twoDigits is digits for two bytes.
func twoDigits(b []byte) int {
	tens, ones := b[0]-'0', b[1]-'0'
	if tens > 9 || ones > 9 {
		return -1
	}
	return int(tens)*10 + int(ones)
}

// digits returns the number of a text of digits, or -1.
func digits(b []byte) int {
	if len(b) == 0 || len(b) > 8 {
		return -1
	}
	n := 0
	for _, c := range b {
		if c-'0' > 9 {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// timeOfDay reads what follows a date: 15:04, 15:04:05, 3:04 PM, with or without zone.
func (c *clock) timeOfDay(d window.Day, b []byte) (moment, Reason, string) {
	const want = "want a time like 15:04:05 after the date"
	b = bytes.TrimLeft(b, " T,\u00a0")
	i := bytes.IndexByte(b, ':')
	if i < 1 || i > 2 || len(b) < i+3 {
		return moment{}, Malformed, want
	}
	hour, minute, second, rest := digits(b[:i]), digits(b[i+1:i+3]), 0, b[i+3:]
	if len(rest) > 2 && rest[0] == ':' {
		second, rest = digits(rest[1:3]), fraction(rest[3:])
	}
	rest = bytes.TrimSpace(rest)
	if len(rest) >= 2 && (rest[1]|0x20) == 'm' && ((rest[0]|0x20) == 'a' || (rest[0]|0x20) == 'p') {
		if hour < 1 || hour > 12 {
			return moment{}, Malformed, want
		}
		hour %= 12
		if rest[0]|0x20 == 'p' {
			hour += 12
		}
		rest = bytes.TrimSpace(rest[2:])
	}
	if min(hour, minute, second) < 0 || hour > 23 || minute > 59 || second > 59 {
		return moment{}, Malformed, want
	}
	year, month, day := d.YMD()
	if len(rest) > 0 {
		offset, ok := zoneOffset(rest)
		if !ok {
			return moment{}, NoZone, "the zone at its end is none known"
		}
		return moment{at: time.Date(year, month, day, hour, minute, second-offset, 0, time.UTC)}, "", ""
	}
	if c.zone == nil {
		return moment{}, NoZone, "a time without a zone: give the marketplace"
	}
	return moment{at: time.Date(year, month, day, hour, minute, second, 0, c.zone).UTC()}, "", ""
}
