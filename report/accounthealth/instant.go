package accounthealth

import (
	"strings"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// layouts are the forms of instants seen: the example's lacks the seconds, so
// time.RFC3339 alone does not do.
var layouts = [...]string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00"}

// looseLayouts are forms no document is known to have; they are read as UTC and warned of.
var looseLayouts = [...]string{
	"2006-01-02T15:04:05.999999999", "2006-01-02T15:04", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05",
	"2006-01-02T15:04:05Z0700", "2006-01-02", time.UnixDate, time.RFC1123, time.RFC1123Z,
}

// parseInstant reads an instant. A day alone is its first second.
func parseInstant(s string) (t time.Time, usual, ok bool) {
	if len(s) > 64 {
		return time.Time{}, false, false
	}
	s = strings.TrimSpace(s)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil && inYears(t) {
			return t, true, true
		}
	}
	for _, layout := range looseLayouts {
		if t, err := time.Parse(layout, s); err == nil && inYears(t) {
			return t, false, true
		}
	}
	return time.Time{}, false, false
}

// inYears bounds instants so that days around them exist.
func inYears(t time.Time) bool { return t.Year() >= 1990 && t.Year() < 2120 }

// Days returns the days of the window, both ends included, and whether they are whole
// days. Amazon writes its windows as whole UTC days, from 00:00 to 23:59 or 23:59:59; such
// days are returned as written, whatever the zone. A window that is of whole days in loc
// instead gives those. A nil loc asks only for the former. An end at 00:00 ends the day
// before. Of a window without whole days the days are those of its two instants as
// written, and whole is false. The Range is not valid if an end is missing, or if the
// window ends before it begins.
func (d DateRange) Days(loc *time.Location) (r window.Range, whole bool) {
	if d.From.IsZero() || d.To.IsZero() || d.To.Before(d.From) {
		return window.Range{}, false
	}
	written := window.Range{First: window.DayOf(d.From, d.From.Location()), Last: window.DayOf(d.To, d.To.Location())}
	to := d.To
	if startsDay(to, to.Location()) && written.Last.After(written.First) {
		to = to.Add(-time.Second)
		written.Last = written.Last.Add(-1)
	}
	if startsDay(d.From, d.From.Location()) && endsDay(to, to.Location()) {
		return written, true
	}
	if loc != nil && startsDay(d.From, loc) && (endsDay(to, loc) || startsDay(d.To, loc)) {
		if startsDay(d.To, loc) {
			to = d.To.Add(-time.Second)
		}
		return window.Range{First: window.DayOf(d.From, loc), Last: window.DayOf(to, loc)}, true
	}
	return written, false
}

func startsDay(t time.Time, loc *time.Location) bool {
	return window.DayOf(t, loc).Start(loc).Equal(t.Truncate(time.Second))
}

// endsDay reports whether t lies in the last minute of a day: documents write the end of a
// day as 23:59 and as 23:59:59.
func endsDay(t time.Time, loc *time.Location) bool {
	end := window.DayOf(t, loc).End(loc)
	return !t.Before(end.Add(-59 * time.Second))
}

// rangeOf returns whole days as Amazon writes them: as if they were UTC days, with
// seconds.
func rangeOf(r window.Range) DateRange {
	from, to := r.First.Start(time.UTC), r.Last.End(time.UTC)
	return DateRange{From: from, To: to, FromText: from.Format(time.RFC3339), ToText: to.Format(time.RFC3339)}
}
