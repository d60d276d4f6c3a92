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
	for _, p := range v.parcels() {
		if p.confirmed.IsZero() || metrics.Flag(number(stated(p.reports, "exempt"))) == metrics.Yes {
			continue
		}
		if !promised {
			out = append(out, unanchored(orderDay, 1)...)
			continue
		}
		t := fine
		if p.validFor(v, conv) {
			t = hit
		}
		out = append(out, v.one(v.dayOf(due), t)...)
		for _, category := range v.categoriesOf(p) {
			out = append(out, contribution{segment: metrics.CategorySegment(category), day: v.dayOf(due), tally: t})
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
