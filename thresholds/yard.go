package thresholds

import (
	"math"

	"github.com/sellerperf/sellerperf/metrics"
)

// yard is what tallies are measured by: a rule's limits made ready, those for small
// samples and all floors with them.
type yard struct {
	kind  metrics.Kind // Share where a rule has a denominator
	of    Figure
	apart bool // the total is that of another metric or window
	open  bool // the metric counts what is open in the total

	limit, warn, target          bound
	small                        bound
	under                        int64 // small is the limit for totals under this
	bands                        []bound
	floor, floorTotal, minBuyers int64
	minimum                      int64
	advice                       bool // nothing fails, it warns
}

// figures returns what is compared: a number and what it is measured by, 1 for a count.
func (y *yard) figures(t metrics.Tally) (n, den int64) {
	switch {
	case y.of == Total:
		return t.Total, 1
	case y.of == Hits, y.kind == metrics.Number:
		return t.Hits, 1
	}
	return t.Hits, t.Total
}

// line returns the limit for a tally, and what is compared with it.
func (y *yard) line(t metrics.Tally) (b bound, n, den int64) {
	if t.Total < y.under {
		return y.small, t.Hits, 1
	}
	n, den = y.figures(t)
	return y.limit, n, den
}

// hasSubjects reports whether there are subjects that could turn.
func (y *yard) hasSubjects() bool {
	return y.of != 0 || y.kind == metrics.Share || y.kind == metrics.Number
}

// status judges a tally whose hits are of so many buyers.
func (y *yard) status(t metrics.Tally, buyers int64) Status {
	n, den := y.figures(t)
	switch {
	case den <= 0:
		return NoData
	case t.Total < y.minimum:
		return TooFew
	case y.fails(t, buyers):
		if y.advice {
			return Warn
		}
		return Fail
	case y.warn.op != 0 && !y.warn.holds(n, den):
		return Warn
	}
	return Pass
}

// fails reports whether a tally fails: the limit is not kept, and enough is against it
// for every floor.
func (y *yard) fails(t metrics.Tally, buyers int64) bool {
	b, n, den := y.line(t)
	if b.holds(n, den) {
		return false
	}
	against := t.Hits
	if b.op.IsLower() {
		against = t.Total - t.Hits
	}
	return (y.floor == 0 || against >= y.floor) && t.Total >= y.floorTotal && (y.minBuyers == 0 || buyers >= y.minBuyers)
}

// budget returns how many subjects may turn against the rule; see [Judge].
func (y *yard) budget(t metrics.Tally, buyers int64) (int64, bool) {
	b, n, den := y.line(t)
	switch {
	case b.op.IsUpper(), b.op == Equal && b.num == 0:
		most, ok := b.most(den)
		if ok {
			most = max(most, y.floor-1)
		}
		if ok && t.Total < y.floorTotal {
			most = max(most, t.Total, n)
		}
		if ok {
			most = max(most, y.minBuyers-1) // so few are of so few buyers
		}
		if ok && buyers < y.minBuyers {
			most = max(most, saturated(n, y.minBuyers-1-buyers))
		}
		budget, fits := sub(most, n)
		return budget, ok && fits
	case b.op.IsLower():
		least, ok := b.least(den)
		if ok && y.floor > 0 {
			least = min(least, t.Total-y.floor+1)
		}
		if ok && t.Total < y.floorTotal {
			least = min(least, 0, n)
		}
		budget, fits := sub(n, least)
		return budget, ok && fits
	}
	exact, whole, ok := b.share(den)
	budget, fits := sub(min(n, exact), max(n, exact))
	return budget, whole && ok && fits
}

// room returns how many subjects may turn against a bound that is no equality with it
// still being kept; negative: how many must turn back for it to be kept.
func (b bound) room(n, den int64) (int64, bool) {
	if b.op.IsUpper() {
		most, ok := b.most(den)
		room, fits := sub(most, n)
		return room, ok && fits
	}
	least, ok := b.least(den)
	room, fits := sub(n, least)
	return room, ok && fits
}

// undecided reports whether what is open can still turn a tally that does not fail
// into one that does, or the other way round: all open ones become hits, or none.
func (y *yard) undecided(t metrics.Tally, buyers int64) bool {
	all, none := t, t
	all.Hits = saturated(t.Hits, t.Open)
	if !y.open && !y.apart {
		all.Total = saturated(t.Total, t.Open)
		none.Total = all.Total
	}
	now := y.fails(t, buyers)
	return y.fails(all, saturated(buyers, t.Open)) != now || y.fails(none, buyers) != now
}

// saturated adds b, which is not negative, to a.
func saturated(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}
