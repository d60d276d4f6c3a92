package thresholds

import (
	"math/big"

	"github.com/sellerperf/sellerperf/metrics"
)

// score adds up a score.
func (r *run) score(o *Outcome, s *Score, terms []compiledTerm) error {
	sum, weights := new(big.Rat), int64(0)
	for i := range s.Terms {
		value, ok, err := r.term(&s.Terms[i], terms[i])
		switch {
		case err != nil:
			return err
		case !ok && !s.Average:
			o.Status = NoData
			return nil
		case ok:
			sum.Add(sum, value)
			weights += s.Terms[i].Weight
		}
	}
	if s.Average {
		if weights == 0 {
			o.Status = NoData
			return nil
		}
		sum.Quo(sum, new(big.Rat).SetInt64(weights))
	}
	sum.Add(sum, new(big.Rat).SetInt64(s.Start))
	if c := s.Clamp; c != nil {
		if least := new(big.Rat).SetInt64(c.Least); sum.Cmp(least) < 0 {
			sum = least
		}
		if most := new(big.Rat).SetInt64(c.Most); sum.Cmp(most) > 0 {
			sum = most
		}
	}
	if !sum.Num().IsInt64() || !sum.Denom().IsInt64() {
		return because(metrics.ErrRange, "the score is no fraction of 64 bits")
	}
	o.Number = metrics.NewRatio(sum.Num().Int64(), sum.Denom().Int64())
	o.Status = Pass
	if b, ok := boundOf(s.Limit); ok && !b.holds(o.Number.Num(), o.Number.Den()) {
		o.Status = Fail
	}
	o.ofBands(s.Bands)
	return nil
}

// term returns what a term adds, and false without data.
func (r *run) term(t *Term, c compiledTerm) (value *big.Rat, ok bool, err error) {
	if t.Rule != "" {
		v := &r.of(c.rule.i)[0]
		for _, b := range v.Rule.Bands {
			if v.Status.IsJudged() && b.Level == v.Level {
				value = new(big.Rat).SetInt64(b.Points)
				return value.Mul(value, new(big.Rat).SetInt64(t.Weight)), true, nil
			}
		}
		return nil, false, nil
	}
	tally, err := r.in.Tallies.Tally(t.Metric, t.Segment, t.Window.Range(r.in.AsOf), r.in.AsOf)
	if err != nil {
		return nil, false, err
	}
	n := tally.Hits
	switch {
	case t.Of == Total:
		n = tally.Total
	case t.Of == 0 && c.kind != metrics.Number:
		if !tally.Ratio().HasData() {
			return nil, false, nil
		}
		value = big.NewRat(tally.Hits, tally.Total)
		return value.Mul(value, new(big.Rat).SetInt64(t.Points)), true, nil
	}
	if t.Per > 1 {
		n /= t.Per
	}
	value = new(big.Rat).SetInt64(n)
	return value.Mul(value, new(big.Rat).SetInt64(t.Points)), true, nil
}

// reachOf returns how many whole points it takes for a bound not to hold any more
// (leaving), or to hold. A bound on the low side is left by falling, one on the high
// side by rising.
func reachOf(level string, b bound, number metrics.Ratio, leaving bool) Reach {
	limit := new(big.Rat).SetFrac(new(big.Int).SetUint64(b.num), new(big.Int).SetUint64(max(b.den, 1)))
	gap := new(big.Rat).Sub(limit, big.NewRat(number.Num(), number.Den()))
	if b.op.IsLower() == leaving {
		gap.Neg(gap) // the way there is down
	}
	// An end that the bound includes is reached at the gap, and left only beyond it.
	closed := b.op == AtMost || b.op == AtLeast
	steps := new(big.Int).Div(gap.Num(), gap.Denom()) // rounded down
	if whole := gap.IsInt(); !whole || closed == leaving {
		steps.Add(steps, big.NewInt(1))
	}
	r := Reach{Level: level, Known: b.op != 0 && b.op != Equal && steps.IsInt64()}
	if r.Known {
		r.Distance = steps.Int64()
	}
	return r
}
