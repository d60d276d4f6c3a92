package foresight

import "github.com/sellerperf/sellerperf/metrics"

// Settled returns the number of today's window once all that is open now is decided: done
// in time, or missed. What would be counted on later days is not in it, see
// [Outlook.LookAhead]. Of a rule that does not apply, or without anything open, it is the
// number as it is.
func (o *Outlook) Settled(done bool) Point {
	v := &o.Verdict
	p := Point{AsOf: o.AsOf, Window: v.Window, Tally: v.Tally, Status: v.Status}
	if !o.applies || v.Tally.Open <= 0 {
		return p
	}
	n := v.Tally.Open
	p.Tally.Open = 0
	switch {
	case !done:
		p.Tally = o.rule.missed(p.Tally, n)
	default:
		if o.rule.opensTotal() {
			p.Tally.Total += n
		}
		if o.rule.sense == metrics.HitIsGood {
			p.Tally.Hits += n
		}
	}
	p.Status = o.rule.status(p.Tally)
	return p
}
