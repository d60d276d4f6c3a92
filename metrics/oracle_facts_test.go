package metrics_test

import (
	"cmp"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
	"github.com/sellerperf/sellerperf/window"
)

// A view is a subject as of the end of a day. The zero day is as of ever.
type view struct {
	*subject
	asOf window.Day
}

// dayOf is the civil day of an instant.
func (s *subject) dayOf(t time.Time) window.Day { return window.DayOf(t, s.loc) }

// known reports whether an instant has come by the end of the day.
func (v view) known(t time.Time) bool {
	return !v.asOf.IsValid() || !v.dayOf(t).After(v.asOf)
}

// current is the entry with the greatest instant known.
func (v view) current(entries []entry) (entry, bool) {
	var now entry
	for _, e := range entries {
		if v.known(e.at) {
			now = e
		}
	}
	return now, now.ev != nil
}

func (s *subject) placings() []report {
	return of(s, func(*metrics.OrderPlaced) bool { return true })
}

func (s *subject) placedAt() (time.Time, bool) { return earliest(s.placings()) }

// placed returns the order's day, and whether it was placed by then.
func (v view) placed() (window.Day, bool) {
	at, ok := v.placedAt()
	return v.dayOf(at), ok && v.known(at)
}

func (s *subject) channel() metrics.Channel {
	return metrics.Channel(number(stated(s.placings(), "channel")))
}

// lineUnits are the units of each line known, 1 where unstated.
func (s *subject) lineUnits() map[string]int {
	units := map[string]int{}
	placings := s.placings()
	for _, r := range placings {
		for _, l := range r.ev.(*metrics.OrderPlaced).Lines {
			units[l.Line] = max(1, number(stated(placings, "line\x00"+l.Line+"\x00units")))
		}
	}
	return units
}

// units: stated, else the sum of the lines', 1 without lines.
func (s *subject) units() int {
	if n := number(stated(s.placings(), "units")); n > 0 {
		return n
	}
	sum := 0
	for _, n := range s.lineUnits() {
		sum += n
	}
	return max(1, sum)
}

// cancellations are the histories by line; "" is the order as a whole.
func (s *subject) cancellations() map[string][]entry {
	reports := groups(s.reports, func(r report) string {
		if _, ok := r.ev.(*metrics.OrderCancelled); !ok {
			return ""
		}
		return r.thing
	})
	out := map[string][]entry{}
	for _, h := range reports {
		out[h[0].ev.(*metrics.OrderCancelled).Line] = history(h, saysOf)
	}
	return out
}

// buyerAsked: a buyer's request, once reported, stays with the cancellation.
func (s *subject) buyerAsked(line string, by time.Time) bool {
	for _, r := range of(s, func(e *metrics.OrderCancelled) bool { return e.Line == line }) {
		if r.ev.(*metrics.OrderCancelled).RequestedBy == metrics.Buyer && !r.at.After(by) {
			return true
		}
	}
	return false
}

// cancelledUnits are those cancelled by the entries whose instants qualify.
func (s *subject) cancelledUnits(qualifies func(time.Time) bool) int {
	all, lines, sum := s.units(), s.lineUnits(), 0
	for line, entries := range s.cancellations() {
		state := 0
		for _, e := range entries {
			if qualifies(e.at) {
				state = cmp.Or(e.ev.(*metrics.OrderCancelled).Units, unitsOfLine(line, all, lines))
			}
		}
		sum += state
	}
	return min(sum, all)
}

// unitsOfLine is what a cancellation that states no units cancels.
func unitsOfLine(line string, all int, lines map[string]int) int {
	if line == "" {
		return all
	}
	return max(1, lines[line])
}

// remaining are the units not cancelled as of the day.
func (v view) remaining() int { return v.units() - v.cancelledUnits(v.known) }

// promises is the history of one promise, the seller's own or the extensions.
func (s *subject) promises(promise func(metrics.Event) []any, extension bool) []entry {
	said := of(s, func(e *metrics.OrderPromised) bool { return e.Extension == extension })
	if !extension {
		said = append(said, s.placings()...)
	}
	return history(said, promise)
}

// own is the seller's own promise.
func (v view) own(promise func(metrics.Event) []any) (time.Time, bool) {
	e, ok := v.current(v.promises(promise, false))
	if !ok {
		return time.Time{}, false
	}
	return e.values[0].(time.Time), true
}

// effective is the promise said later, the extension where both were said at once.
func (v view) effective(promise func(metrics.Event) []any) (time.Time, bool) {
	own, ok := v.current(v.promises(promise, false))
	if ext, extended := v.current(v.promises(promise, true)); extended {
		if !ok || cmp.Or(ext.at.Compare(own.at), ext.seen.Compare(own.seen)) >= 0 {
			own, ok = ext, true
		}
	}
	if !ok {
		return time.Time{}, false
	}
	return own.values[0].(time.Time), true
}

// A parcel is a shipment as of a day; zero times are not known.
type parcel struct {
	id                 string
	confirmed, first   time.Time // first: of whatever is known of it
	accepted, transit  time.Time
	attempt, delivered time.Time
	tracking           string
	trackingSince      time.Time
	units              int // 0: all
	protected          metrics.Flag
	reports            []report // the confirmations
}

// shipmentIDs lists the ids of everything ever said of a shipment, sorted.
func (s *subject) shipmentIDs() []string {
	var ids []string
	for _, r := range s.reports {
		switch e := r.ev.(type) {
		case *metrics.ShipmentConfirmed:
			ids = append(ids, e.Shipment)
		case *metrics.ShipmentScanned:
			ids = append(ids, e.Shipment)
		case *metrics.ShipmentDelivered:
			ids = append(ids, e.Shipment)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// parcels are the shipments known, confirmed ones first and by that instant, the
// others by their first, then by id.
func (v view) parcels() []parcel {
	var out []parcel
	for _, id := range v.shipmentIDs() {
		if p := v.parcel(id); !p.first.IsZero() {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b parcel) int {
		if a.confirmed.IsZero() != b.confirmed.IsZero() {
			if a.confirmed.IsZero() {
				return 1
			}
			return -1
		}
		if a.confirmed.IsZero() {
			return a.first.Compare(b.first)
		}
		return a.confirmed.Compare(b.confirmed)
	})
	return out
}

func (v view) parcel(id string) parcel {
	p := parcel{id: id, reports: of(v.subject, func(e *metrics.ShipmentConfirmed) bool { return e.Shipment == id })}
	happened := func(reports []report) time.Time {
		at, ok := earliest(reports)
		if !ok || !v.known(at) {
			return time.Time{}
		}
		if p.first.IsZero() || at.Before(p.first) {
			p.first = at
		}
		return at
	}
	scan := func(stage metrics.Stage) time.Time {
		return happened(of(v.subject, func(e *metrics.ShipmentScanned) bool { return e.Shipment == id && e.Stage == stage }))
	}
	p.confirmed = happened(p.reports)
	p.accepted, p.transit, p.attempt = scan(metrics.Accepted), scan(metrics.Transit), scan(metrics.Attempt)
	p.delivered = happened(of(v.subject, func(e *metrics.ShipmentDelivered) bool { return e.Shipment == id }))
	p.units = number(stated(p.reports, "units"))
	p.protected = metrics.Flag(number(stated(p.reports, "protected")))
	p.tracking, p.trackingSince = trackingOf(p.reports)
	return p
}

// trackingOf: the number stated last counts from the earliest report carrying it.
func trackingOf(reports []report) (string, time.Time) {
	current := text(stated(reports, "tracking"))
	var carrying []report
	for _, r := range reports {
		if current != "" && r.ev.(*metrics.ShipmentConfirmed).Tracking == current {
			carrying = append(carrying, r)
		}
	}
	since, _ := earliest(carrying)
	return current, since
}

// covered reports whether the shipments confirmed by t cover the units that the
// cancellations that qualify leave over.
func (s *subject) covered(t time.Time, cancelled func(time.Time) bool) bool {
	return s.coveredBy(confirmation, t, cancelled)
}

// A milestone is how far a parcel has come, and when.
type milestone func(parcel) time.Time

func confirmation(p parcel) time.Time { return p.confirmed }
func delivery(p parcel) time.Time     { return p.delivered }

// firstScan is the earliest of whatever stage.
func firstScan(p parcel) (first time.Time) {
	for _, at := range []time.Time{p.accepted, p.transit, p.attempt, p.delivered} {
		if !at.IsZero() && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return first
}

func (s *subject) coveredBy(is milestone, t time.Time, cancelled func(time.Time) bool) bool {
	units, n, some := s.units(), 0, false
	for _, p := range (view{subject: s}).parcels() {
		if at := is(p); !at.IsZero() && !at.After(t) {
			n += cmp.Or(p.units, units)
			some = true
		}
	}
	return some && n >= units-s.cancelledUnits(cancelled)
}

// confirmedAt is the first instant at which the order was confirmed.
func (s *subject) confirmedAt() (time.Time, bool) { return s.doneAt(confirmation) }

func (s *subject) doneAt(is milestone) (time.Time, bool) {
	var instants []time.Time
	for _, r := range s.reports {
		instants = append(instants, r.at)
	}
	slices.SortFunc(instants, time.Time.Compare)
	for _, t := range instants {
		if s.coveredBy(is, t, func(at time.Time) bool { return !at.After(t) }) {
			return t, true
		}
	}
	return time.Time{}, false
}
