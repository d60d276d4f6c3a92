package window

import "time"

const daySeconds = 24 * 60 * 60

// DayOf returns the civil day of an instant in a zone; a nil zone is UTC. An
// instant outside the years 1000 to 9999, such as the zero [time.Time], has the
// zero Day.
func DayOf(t time.Time, loc *time.Location) Day {
	if loc == nil {
		loc = time.UTC
	}
	_, offset := t.In(loc).Zone()
	n := floorDiv(t.Unix()+int64(offset), daySeconds)
	if n < 1-unixZero || n > lastN-unixZero {
		return Day{}
	}
	return Day{int32(n + unixZero)}
}

// Start returns the first instant of the day in a zone, a nil zone being UTC.
// It is midnight; the first of two where the clock is set back over midnight; the
// first second that exists where midnight is skipped. A day that a zone left out
// altogether (Apia, 2011-12-30) starts where the next one does. The zero Day has
// the zero [time.Time].
func (d Day) Start(loc *time.Location) time.Time {
	if d.n == 0 {
		return time.Time{}
	}
	return startOf(d.Unix(), loc)
}

// End returns the last whole second of the day in a zone: one second before
// the next day starts. A deadline at the end of a day includes that second. The
// zero Day has the zero [time.Time].
func (d Day) End(loc *time.Location) time.Time {
	if d.n == 0 {
		return time.Time{}
	}
	return startOf(d.Unix()+1, loc).Add(-time.Second)
}

// startOf returns the first instant whose local time is at or after midnight of
// the given day. It begins where every zone is still on an earlier day, and goes
// from one change of offset to the next until midnight falls before a change.
func startOf(unixDay int, loc *time.Location) time.Time {
	if loc == nil {
		loc = time.UTC
	}
	midnight := int64(unixDay) * daySeconds
	at := midnight - 30*60*60 // no zone is 30 hours ahead of UTC
	for {
		t := time.Unix(at, 0).In(loc)
		_, offset := t.Zone()
		_, change := t.ZoneBounds()
		first := max(at, midnight-int64(offset))
		if change.IsZero() || first < change.Unix() {
			return time.Unix(first, 0).In(loc)
		}
		at = change.Unix()
	}
}
