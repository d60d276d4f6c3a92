package metrics_test

import (
	"cmp"
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// A lot is some units of an order that share a fate: those of one shipment, or
// those in none.
type lot struct {
	units             int64
	out, onTime, open bool
}

// onTimeDelivery: units promised and not cancelled; a hit is delivered or attempted
// by the seller's own promise, extensions ignored. On that promise's day.
func onTimeDelivery(v view, conv map[string]string) []contribution {
	orderDay, ok := v.sellerShips()
	if !ok || v.remaining() == 0 {
		return nil
	}
	due, ok := v.own(deliverByOf)
	if conv["promise"] == "effective" {
		due, ok = v.effective(deliverByOf)
	}
	if !ok {
		return unanchored(orderDay, unanchoredTotal(v, conv))
	}
	lots := v.lots(due, conv)
	var sum metrics.Tally
	switch conv["unit"] {
	case "order":
		sum = tallyAsOne(lots)
	case "shipment":
		for _, l := range lots {
			l.units = 1
			sum = sum.Plus(l.tally())
		}
	default:
		for _, l := range lots {
			sum = sum.Plus(l.tally())
		}
	}
	return v.one(v.dayOf(due), sum)
}

// lots deals the units not cancelled out to the shipments in their order.
func (v view) lots(due time.Time, conv map[string]string) []lot {
	var out []lot
	left := v.remaining()
	for _, p := range v.parcels() {
		take := min(cmp.Or(p.units, left), left)
		left -= take
		if take == 0 {
			continue
		}
		l := lot{units: int64(take)}
		switch {
		case p.confirmedWithoutTracking(v) && conv["untracked"] != "in":
			l.out = true
		case arrivedBy(p, due):
			l.onTime = true
		case conv["unknown"] == "open" && p.delivered.IsZero() && p.attempt.IsZero():
			l.open = true
		case conv["unknown"] == "out" && p.delivered.IsZero() && p.attempt.IsZero() && v.known(due):
			l.out = true
		case conv["fault"] == "seller" && !p.delivered.IsZero() && v.accountable(p) == metrics.No:
			l.onTime = true
		case p.protected == metrics.Yes:
			l.onTime, l.out = conv["protected"] == "on-time", conv["protected"] != "on-time"
		default:
			l.open = !v.known(due)
		}
		out = append(out, l)
	}
	if left > 0 {
		out = append(out, lot{units: int64(left), open: !v.known(due)})
	}
	return out
}

// accountable is what the reports of a delivery state.
func (s *subject) accountable(p parcel) metrics.Flag {
	reports := of(s, func(e *metrics.ShipmentDelivered) bool { return e.Shipment == p.id })
	return metrics.Flag(number(stated(reports, "accountable")))
}

// confirmedWithoutTracking: the parcel's current number was not reported yet.
func (p parcel) confirmedWithoutTracking(v view) bool {
	return !p.confirmed.IsZero() && (p.tracking == "" || !v.known(p.trackingSince))
}

// arrivedBy: delivered or attempted in time.
func arrivedBy(p parcel, due time.Time) bool {
	by := func(t time.Time) bool { return !t.IsZero() && !t.After(due) }
	return by(p.delivered) || by(p.attempt)
}

func (l lot) tally() metrics.Tally {
	switch {
	case l.out:
		return metrics.Tally{}
	case l.onTime:
		return metrics.Tally{Hits: l.units, Total: l.units}
	case l.open:
		return metrics.Tally{Open: l.units}
	}
	return metrics.Tally{Total: l.units}
}

// tallyAsOne: an order is out if all its units are; on time if all that count are.
func tallyAsOne(lots []lot) metrics.Tally {
	lots = slices.DeleteFunc(slices.Clone(lots), func(l lot) bool { return l.out })
	late := func(l lot) bool { return !l.onTime && !l.open }
	switch {
	case len(lots) == 0:
		return metrics.Tally{}
	case slices.ContainsFunc(lots, late):
		return fine
	case slices.ContainsFunc(lots, func(l lot) bool { return l.open }):
		return pending
	}
	return hit
}

// unanchoredTotal is what an order without a promised day is warned of with: its
// units, or 1.
func unanchoredTotal(v view, conv map[string]string) int64 {
	if conv["unit"] == "" || conv["unit"] == "unit" {
		return int64(v.remaining())
	}
	return 1
}

// A mail is a message as of ever; zero times never came.
type mail struct{ received, answered, auto, closed time.Time }

func (s *subject) messageIDs() []string {
	var ids []string
	for _, r := range s.reports {
		switch r.ev.(type) {
		case *metrics.MessageReceived, *metrics.MessageAnswered, *metrics.MessageClosed:
			ids = append(ids, ownID(r.ev))
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// message takes of each thing the earliest; only an answer that was not automatic
// is one.
func (s *subject) message(id string) (m mail) {
	m.received, _ = earliest(of(s, func(e *metrics.MessageReceived) bool { return e.Message == id }))
	m.answered, _ = earliest(of(s, func(e *metrics.MessageAnswered) bool { return e.Message == id && !e.Auto }))
	m.auto, _ = earliest(of(s, func(e *metrics.MessageAnswered) bool { return e.Message == id && e.Auto }))
	m.closed, _ = earliest(of(s, func(e *metrics.MessageClosed) bool { return e.Message == id }))
	return m
}

// confirmedWithinADay is a metric of one's own: see custom_prop_test.go.
const confirmedWithinADay = "confirmed-within-a-day"

// confirmedInTime is its second route: orders confirmed within 24 hours of their
// placing, on the order day.
func confirmedInTime(v view, _ map[string]string) []contribution {
	day, ok := v.placed()
	if !ok {
		return nil
	}
	placed, _ := v.placedAt()
	due := placed.Add(24 * time.Hour)
	switch confirmed, ok := v.confirmedAt(); {
	case ok && v.known(confirmed) && !confirmed.After(due):
		return v.one(day, hit)
	case v.known(due):
		return v.one(day, fine)
	}
	return v.one(day, pending)
}
