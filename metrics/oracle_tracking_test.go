package metrics_test

import (
	"slices"
	"time"

	"github.com/sellerperf/sellerperf/metrics"
)

// validTracking: packages confirmed and not exempt; a hit has a number and a scan. On
// the day of the effective deliver-by, and in every category in the package as well.
func validTracking(v view, conv map[string]string) []contribution {
	orderDay, ok := v.sellerShips()
	if !ok {
		return nil
	}
	due, promised := v.effective(deliverByOf)
	var out []contribution
	var all []parcel
	for _, p := range v.parcels() {
		if !p.confirmed.IsZero() && metrics.Flag(number(stated(p.reports, "exempt"))) != metrics.Yes {
			all = append(all, p)
		}
	}
	for i, p := range all {
		day := v.dayOf(due)
		switch conv["day"] {
		case "order":
			day = orderDay
		case "confirmed":
			day = v.dayOf(p.confirmed)
		default:
			if !promised && (conv["unit"] != "order" || i == 0) {
				out = append(out, unanchored(orderDay, 1)...)
			}
			if !promised {
				continue
			}
		}
		t, in := fine, v.categoriesOf(p)
		if p.validFor(v, conv) {
			t = hit
		}
		if conv["unit"] == "order" {
			if i > 0 { // the parcels lie in the order of confirmation
				break
			}
			for _, other := range all[1:] {
				if !other.validFor(v, conv) {
					t = fine
				}
				in = append(in, v.categoriesOf(other)...)
			}
			slices.Sort(in)
			in = slices.Compact(in)
		}
		out = append(out, v.one(day, t)...)
		for _, category := range in {
			out = append(out, contribution{segment: metrics.CategorySegment(category), day: day, tally: t})
		}
	}
	return out
}

// validFor: the number is known, the carrier has scanned, and the number did not come
// after the delivery.
func (p parcel) validFor(v view, conv map[string]string) bool {
	if p.tracking == "" || !v.known(p.trackingSince) {
		return false
	}
	if !p.delivered.IsZero() && p.trackingSince.After(p.delivered) && conv["late"] != "valid" {
		return false
	}
	some := func(instants ...time.Time) bool {
		return slices.ContainsFunc(instants, func(t time.Time) bool { return !t.IsZero() })
	}
	if conv["scans"] == "2" {
		return some(p.accepted, p.transit) && some(p.attempt, p.delivered)
	}
	return some(p.accepted, p.transit, p.attempt, p.delivered)
}

// categoriesOf are those of the lines a parcel states, or of all lines.
func (s *subject) categoriesOf(p parcel) []string {
	in := listed(stated(p.reports, "lines"))
	var out []string
	placings := s.placings()
	for line := range s.lineUnits() {
		category := text(stated(placings, "line\x00"+line+"\x00category"))
		if category != "" && (in == nil || slices.Contains(in, line)) && !slices.Contains(out, category) {
			out = append(out, category)
		}
	}
	return out
}

// trackingInTime: orders with a ship-by, not cancelled as a whole; a hit is confirmed by
// then with a number by then for every package, each of which is scanned, or exempt.
func trackingInTime(v view, conv map[string]string) []contribution {
	orderDay, ok := v.sellerShips()
	if !ok || v.remaining() == 0 {
		return nil
	}
	due, ok := v.effective(shipByOf)
	if !ok {
		return unanchored(orderDay, 1)
	}
	day := v.dayOf(due)
	if conv["day"] == "order" {
		day = orderDay
	}
	confirmed, done := v.confirmedAt()
	good := done && v.known(confirmed) && !confirmed.After(due)
	for _, p := range v.parcels() {
		if p.confirmed.IsZero() || p.confirmed.After(due) || metrics.Flag(number(stated(p.reports, "exempt"))) == metrics.Yes {
			continue
		}
		numbered := p.tracking != "" && v.known(p.trackingSince) && !p.trackingSince.After(due)
		good = good && numbered && !firstScan(p).IsZero()
	}
	switch {
	case good:
		return v.one(day, hit)
	case v.known(due):
		return v.one(day, fine)
	}
	return v.one(day, pending)
}

// lateFulfilment: orders with a deliver-by, not cancelled as a whole; in time if scanned by
// the ship-by or delivered by the deliver-by, a hit if delivered later or claimed not to
// have come, and else not known.
func lateFulfilment(v view, conv map[string]string) []contribution {
	orderDay, ok := v.sellerShips()
	if !ok || v.remaining() == 0 {
		return nil
	}
	due, ok := v.effective(deliverByOf)
	if !ok {
		return unanchored(orderDay, 1)
	}
	day := v.dayOf(due)
	if conv["day"] == "order" {
		day = orderDay
	}
	by := func(is milestone, due time.Time) (inTime, done bool) {
		at, ok := v.doneAt(is)
		done = ok && v.known(at)
		return done && !at.After(due), done
	}
	if shipBy, ok := v.effective(shipByOf); ok {
		if inTime, _ := by(firstScan, shipBy); inTime {
			return v.one(day, fine)
		}
	}
	switch inTime, delivered := by(delivery, due); {
	case inTime:
		return v.one(day, fine)
	case delivered:
		return v.one(day, hit)
	case !v.known(due):
		return v.one(day, pending)
	case claimedAs(metrics.NotReceived)(v, nil), conv["unknown"] == "late":
		return v.one(day, hit)
	case conv["unknown"] == "open":
		return v.one(day, pending)
	}
	return nil
}
