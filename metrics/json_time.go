package metrics

import "time"

// parseInstant reads an RFC 3339 instant, its fraction cut off, and returns it in
// UTC. The class is ErrMalformed for what is no instant, leap seconds among it,
// and ErrRange for one outside [MinInstant, MaxInstant].
func parseInstant(s string) (time.Time, error) {
	if len(s) < len("2006-01-02T15:04:05Z") || s[4] != '-' || s[7] != '-' ||
		s[10]|0x20 != 't' || s[13] != ':' || s[16] != ':' {
		return time.Time{}, ErrMalformed
	}
	year, month, day := twoDigits(s, 0)*100+twoDigits(s, 2), twoDigits(s, 5), twoDigits(s, 8)
	hour, minute, second := twoDigits(s, 11), twoDigits(s, 14), twoDigits(s, 17)
	if uint(year) > 9999 || uint(month-1) > 11 || day < 1 || day > monthDays(year, month) ||
		uint(hour) > 23 || uint(minute) > 59 || uint(second) > 59 {
		return time.Time{}, ErrMalformed
	}
	offset, ok := parseOffset(s[19:])
	if !ok {
		return time.Time{}, ErrMalformed
	}
	unix := int64(unixDay(year, month, day))*86400 + int64(hour*3600+minute*60+second-offset)
	if unix < minUnix || unix > maxUnix {
		return time.Time{}, ErrRange
	}
	return time.Unix(unix, 0).UTC(), nil
}

// parseOffset reads what follows the seconds: a fraction, which says nothing here,
// and the zone. It returns the seconds east of UTC.
func parseOffset(s string) (int, bool) {
	if s == "Z" {
		return 0, true
	}
	if s[0] == '.' {
		i := 1
		for i < len(s) && s[i]-'0' <= 9 {
			i++
		}
		if i == 1 {
			return 0, false
		}
		s = s[i:]
	}
	if s == "Z" || s == "z" {
		return 0, true
	}
	if len(s) != len("+00:00") || s[0] != '+' && s[0] != '-' || s[3] != ':' {
		return 0, false
	}
	hour, minute := twoDigits(s, 1), twoDigits(s, 4)
	if uint(hour) > 23 || uint(minute) > 59 {
		return 0, false
	}
	offset := hour*3600 + minute*60
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true
}

// noDigits is what twoDigits returns for what is no number, so low that it stays
// out of bounds in a sum.
const noDigits = -1 << 20

func twoDigits(s string, i int) int {
	a, b := s[i]-'0', s[i+1]-'0'
	if a > 9 || b > 9 {
		return noDigits
	}
	return int(a)*10 + int(b)
}

func monthDays(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// unixDay returns the days from 1970-01-01 to a date of the years 0 to 9999, by
// counting years from March, so that the leap day is a year's last.
func unixDay(year, month, day int) int {
	if month -= 3; month < 0 {
		month += 12
		year--
	}
	year += 400 // so that the divisions below round down
	const daysBefore = 400*365 + 97 + 719468
	return year*365 + year/4 - year/100 + year/400 + (153*month+2)/5 + day - 1 - daysBefore
}

// appendInstant appends an instant in RFC 3339, UTC, to the second. Its year has
// four digits.
func appendInstant(dst []byte, t time.Time) []byte {
	t = t.UTC()
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	dst = appendTwo(appendTwo(dst, year/100), year%100)
	dst = appendTwo(append(dst, '-'), int(month))
	dst = appendTwo(append(dst, '-'), day)
	dst = appendTwo(append(dst, 'T'), hour)
	dst = appendTwo(append(dst, ':'), minute)
	dst = appendTwo(append(dst, ':'), second)
	return append(dst, 'Z')
}

func appendTwo(dst []byte, n int) []byte { return append(dst, byte('0'+n/10), byte('0'+n%10)) }
