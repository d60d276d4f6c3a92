package thresholds

import (
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// Deadline is a promise in working days: to ship within two of them. It judges nothing:
// it says which ship_by or deliver_by an event is to carry where the marketplace's own
// records do not say. Use field names: it may grow.
type Deadline struct {
	// ID names the deadline, once in its edition, among rules and all else.
	ID string `json:"id"`
	// WorkingDays is how many working days after the day it begins on it falls. Zero:
	// on that day, or on the next working day.
	WorkingDays int `json:"working_days"`
	// CutOff is the time of day, "17:00" or "17:00:00", from which on it begins on the
	// next day. Empty: midnight, the end of the day.
	CutOff string `json:"cut_off,omitempty"`
	// Rest lists the days of the week that are no working days. Empty: all are.
	Rest []Weekday `json:"rest,omitempty"`
	// Note is what people should know: which holidays are meant.
	Note string `json:"note,omitempty"`
	// Sources is where it is written.
	Sources []Source `json:"sources,omitempty"`
}

// By returns when a deadline that began at an instant falls: the last second of its day
// in loc. Holidays are handed in: days that are no working days besides those of Rest,
// in any order. ok is false where there is no such day: for a deadline that is not
// valid, and outside the years 1000 to 9999.
func (d Deadline) By(at time.Time, loc *time.Location, holidays []window.Day) (by time.Time, ok bool) {
	cutOff, valid := clock(d.CutOff)
	if !valid || d.WorkingDays < 0 || loc == nil || d.rests() == 7 {
		return time.Time{}, false
	}
	day := window.DayOf(at, loc)
	if h, m, s := at.In(loc).Clock(); d.CutOff != "" && (h*60+m)*60+s >= cutOff {
		day = day.Add(1)
	}
	off := map[window.Day]bool{}
	for _, h := range holidays {
		off[h] = true
	}
	works := func() bool { return !d.restsOn(day) && !off[day] }
	for left := d.WorkingDays; day.IsValid() && (left > 0 || !works()); {
		day = day.Add(1)
		if left > 0 && works() {
			left--
		}
	}
	return day.End(loc), day.IsValid()
}

func (d Deadline) restsOn(day window.Day) bool {
	for _, w := range d.Rest {
		if w == weekdayOf(day) {
			return true
		}
	}
	return false
}

// rests returns how many days of the week are no working days.
func (d Deadline) rests() int {
	var set [8]bool
	n := 0
	for _, w := range d.Rest {
		if w.IsValid() && !set[w] {
			set[w] = true
			n++
		}
	}
	return n
}

// clock reads a time of day as seconds after midnight; that of no text is 0.
func clock(s string) (seconds int, ok bool) {
	if s == "" {
		return 0, true
	}
	for _, layout := range [...]string{"15:04", "15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil && len(s) == len(layout) {
			h, m, s := t.Clock()
			return (h*60+m)*60 + s, true
		}
	}
	return 0, false
}
