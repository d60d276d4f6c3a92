package foresight

import "github.com/sellerperf/sellerperf/window"

// rolling is a span asked for its window of one as-of day after the other. It knows for how
// many days a window stands, or moves on by a day each day, and asks the calendar only then.
type rolling struct {
	span   window.Span
	days   window.Range // the window of the as-of day asked for last
	next   window.Day   // the day after it
	stands window.Day   // the first as-of day that must be asked for anew
	slides bool         // until then it moves on by a day each day; else it stands
}

// on returns the window of an as-of day: span.Range of it.
func (w *rolling) on(asOf window.Day) window.Range {
	if asOf != w.next || !asOf.Before(w.stands) {
		w.ask(asOf)
	} else if w.slides {
		w.days = window.Range{First: w.days.First.Add(1), Last: w.days.Last.Add(1)}
	}
	w.next = asOf.Add(1)
	return w.days
}

// safeDay is the last day of the month that every month has.
const safeDay = 28

// ask asks the calendar.
func (w *rolling) ask(asOf window.Day) {
	sp := w.span
	w.days, w.stands, w.slides = sp.Range(asOf), asOf.Add(1), false
	if !w.days.IsValid() {
		return
	}
	switch {
	case sp.Days > 0:
		w.slides, w.stands = true, asOf.Add(2*maxHorizon)
	case sp.Months > 0:
		// The months before have the day, too, up to the 28th.
		if _, _, day := w.days.Last.YMD(); day < safeDay {
			w.slides, w.stands = true, asOf.Add(1+safeDay-day)
		}
	case sp.Current:
	case sp.Weeks > 0:
		w.stands = w.days.Last.Add(7 + sp.Lag)
	case sp.CalendarMonths > 0:
		w.stands = w.days.Last.Add(1).AddMonths(1).Add(-1 + sp.Lag)
	}
}
