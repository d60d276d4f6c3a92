package metrics

import (
	"slices"
	"sort"
	"time"

	"github.com/sellerperf/sellerperf/window"
)

// stamp is an instant in whole seconds since 1990-01-01 UTC; 0 is no instant.
// Thirty-two bits hold what a ledger accepts and halve the records.
type stamp uint32

const (
	stampEpoch  = 631152000 // 1990-01-01 in Unix seconds
	epochDay    = 7305      // the same in Unix days
	secondsADay = 86400
	noStamp     = ^stamp(0) // later than any instant
)

// stampOf cuts t to the second. The zero time gives 0. The instant must have been
// checked.
func stampOf(t time.Time) stamp {
	if t.IsZero() {
		return 0
	}
	return stamp(t.Unix() - stampEpoch)
}

// time returns the instant in UTC, the zero time for 0.
func (s stamp) time() time.Time {
	if s == 0 {
		return time.Time{}
	}
	return time.Unix(int64(s)+stampEpoch, 0).UTC()
}

// zone turns stamps into civil days. It keeps the spans of constant offset it has
// met, because asking the time package for each instant would cost more than all
// the rest of an event.
type zone struct {
	loc   *time.Location
	focus zoneSpan   // the span asked for last by a write
	spans []zoneSpan // sorted; grown by writes only, so reads may share them
}

// zoneSpan is a stretch of time with one offset from UTC: from <= s < to.
type zoneSpan struct {
	from, to stamp
	offset   int64 // seconds east of UTC
}

// has needs one comparison: before the span, the difference wraps around to more than
// any span is long.
func (p *zoneSpan) has(s stamp) bool { return s-p.from < p.to-p.from }

func (p *zoneSpan) day(s stamp) int32 {
	// Positive for every instant after 1990-01-02, so that division is a floor.
	return int32(uint64(int64(s)+p.offset)/secondsADay) + epochDay
}

// end returns the last second of a civil day, if that is well within the span.
func (p *zoneSpan) end(day int32) (stamp, bool) {
	next := int64(day+1-epochDay)*secondsADay - p.offset
	return stamp(next - 1), next > int64(p.from)+secondsADay && next < int64(p.to)
}

// newZone returns a zone that knows no span yet.
func newZone(loc *time.Location) zone { return zone{loc: loc} }

// span asks the time package for the span around s.
func (z *zone) span(s stamp) zoneSpan {
	t := time.Unix(int64(s)+stampEpoch, 0).In(z.loc)
	from, to := t.ZoneBounds()
	_, offset := t.Zone()
	p := zoneSpan{from: 0, to: noStamp, offset: int64(offset)}
	if !from.IsZero() && from.Unix() > stampEpoch {
		p.from = stamp(from.Unix() - stampEpoch)
	}
	if !to.IsZero() && to.Unix()-stampEpoch < int64(noStamp) {
		p.to = stamp(to.Unix() - stampEpoch)
	}
	return p
}

// attend makes the span around s the one that is looked at first. Writes only.
func (z *zone) attend(s stamp) {
	if !z.focus.has(s) {
		z.refocus(s)
	}
}

// refocus is attend where the span is another one. A new one brings its neighbours:
// deadlines soon reach across a clock change.
func (z *zone) refocus(s stamp) {
	p, ok := z.find(s)
	if !ok {
		p = z.meet(s)
		if p.from > 0 {
			z.meet(p.from - 1)
		}
		if p.to < noStamp {
			z.meet(p.to)
		}
	}
	z.focus = p
}

// meet keeps the span around s.
func (z *zone) meet(s stamp) zoneSpan {
	p, ok := z.find(s)
	if ok {
		return p
	}
	p = z.span(s)
	i := sort.Search(len(z.spans), func(i int) bool { return z.spans[i].from > p.from })
	z.spans = slices.Insert(z.spans, i, p)
	return p
}

func (z *zone) find(s stamp) (zoneSpan, bool) {
	for i := len(z.spans) - 1; i >= 0; i-- {
		if z.spans[i].has(s) {
			return z.spans[i], true
		}
	}
	return zoneSpan{}, false
}

// day returns the Unix day number of the civil day of s.
func (z *zone) day(s stamp) int32 {
	if z.focus.has(s) {
		return z.focus.day(s)
	}
	return z.dayElsewhere(s)
}

func (z *zone) dayElsewhere(s stamp) int32 {
	for i := len(z.spans) - 1; i >= 0; i-- {
		if p := &z.spans[i]; p.has(s) {
			return p.day(s)
		}
	}
	p := z.span(s)
	return p.day(s)
}

// end returns the last second of a civil day.
func (z *zone) end(day int32) stamp {
	if end, ok := z.focus.end(day); ok {
		return end
	}
	for i := len(z.spans) - 1; i >= 0; i-- {
		if end, ok := z.spans[i].end(day); ok {
			return end
		}
	}
	end := window.UnixDay(int(day)).End(z.loc).Unix() - stampEpoch
	switch {
	case end < 0:
		return 0
	case end >= int64(noStamp):
		return noStamp
	}
	return stamp(end)
}

// asOfEnd returns the last second of a day, or the end of time for no day.
func (z *zone) asOfEnd(d window.Day) stamp {
	if !d.IsValid() {
		return noStamp
	}
	n := d.Unix()
	if n < epochDay {
		return 0
	}
	if n > epochDay+49000 {
		return noStamp
	}
	return z.end(int32(n))
}
